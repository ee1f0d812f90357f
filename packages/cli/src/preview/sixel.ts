import type { Pixels } from "./pixels.ts";

/** Steps of red, green and blue: 252 colours, green finest as the eye is; terminals have 256. */
const steps = [6, 7, 6] as const;
const bandHeight = 6;

/** Bayer's 4 x 4 matrix, 0 to 15. */
const bayer = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5];

/**
 * Pixels as sixels (https://vt100.net/docs/vt3xx-gp/chapter14.html), dithered to a palette of 252 colours.
 * Transparent pixels keep the terminal's background.
 */
export function encodeSixel(pixels: Pixels): string {
  const colours = pixels.data.length === 0 ? [] : Array.from(dither(pixels));
  const used = [...new Set(colours)].filter((colour) => colour !== transparent);
  const bands: string[] = [];
  for (let top = 0; top < pixels.height; top += bandHeight) bands.push(encodeBand(pixels, colours, top));
  const size = `"1;1;${pixels.width};${pixels.height}`;
  return `\u001BP0;1;0q${size}${used.map(defineColour).join("")}${bands.join("-")}\u001B\\`;
}

const transparent = -1;

function dither({ width, height, data }: Pixels): Int16Array {
  const colours = new Int16Array(width * height);
  for (let index = 0; index < colours.length; index += 1) {
    const threshold = (bayer[(Math.floor(index / width) % 4) * 4 + ((index % width) % 4)] ?? 0) / 16;
    let colour = 0;
    for (const [channel, count] of steps.entries()) {
      const level = ((data[index * 4 + channel] ?? 0) / 255) * (count - 1);
      colour = colour * count + Math.floor(level + threshold * 0.999);
    }
    colours[index] = (data[index * 4 + 3] ?? 0) < 128 ? transparent : colour;
  }
  return colours;
}

function defineColour(colour: number): string {
  const [, green, blue] = steps;
  const levels = [Math.floor(colour / (green * blue)), Math.floor(colour / blue) % green, colour % blue];
  const percents = levels.map((level, channel) => Math.round((level / ((steps[channel] ?? 2) - 1)) * 100));
  return `#${colour};2;${percents.join(";")}`;
}

/** Six rows: for each colour in them, one character a column whose bits say in which rows it is. */
function encodeBand({ width, height }: Pixels, colours: readonly number[], top: number): string {
  const rows = Math.min(bandHeight, height - top);
  const columnsOf = new Map<number, Uint8Array>();
  for (let row = 0; row < rows; row += 1) {
    for (let x = 0; x < width; x += 1) {
      const colour = colours[(top + row) * width + x] ?? transparent;
      if (colour === transparent) continue;
      const columns = columnsOf.get(colour) ?? new Uint8Array(width);
      columns[x] = (columns[x] ?? 0) | (1 << row);
      columnsOf.set(colour, columns);
    }
  }
  return [...columnsOf].map(([colour, columns]) => `#${colour}${encodeRuns(columns)}`).join("$");
}

function encodeRuns(columns: Uint8Array): string {
  const text = String.fromCharCode(...Array.from(columns, (bits) => bits + 63));
  return text
    .replace(/\?+$/, "")
    .replace(/(.)\1{3,}/g, (run, character: string) => `!${run.length}${character}`);
}
