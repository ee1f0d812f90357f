import type { Pixels } from "./pixels.ts";

const bandHeight = 6;
const maximumColours = 256;

/**
 * Pixels as sixels (https://vt100.net/docs/vt3xx-gp/chapter14.html). Transparent pixels keep the terminal's background.
 * @param pixels of at most 256 opaque colours, which is what terminals can hold
 * @throws {RangeError} where there are more
 */
export function encodeSixel(pixels: Pixels): string {
  const { width, height } = pixels;
  const palette = new Map<number, number>();
  const registers = Array.from({ length: width * height }, (_, index) =>
    registerOf(pixels.data, index, palette),
  );
  if (palette.size > maximumColours) throw new RangeError("Sixels hold 256 colours.");
  const definitions = [...palette].map(([colour, register]) => defineColour(colour, register));
  const bands: string[] = [];
  for (let top = 0; top < height; top += bandHeight) bands.push(encodeBand(pixels, registers, top));
  return `\u001BP0;1;0q"1;1;${width};${height}${definitions.join("")}${bands.join("-")}\u001B\\`;
}

function registerOf(data: Uint8Array, index: number, palette: Map<number, number>): number | undefined {
  const [red = 0, green = 0, blue = 0, alpha = 0] = data.subarray(index * 4, index * 4 + 4);
  if (alpha < 128) return undefined;
  const colour = (red << 16) | (green << 8) | blue;
  const register = palette.get(colour) ?? palette.size;
  palette.set(colour, register);
  return register;
}

/** Sixels give colours in percent. */
function defineColour(colour: number, register: number): string {
  const levels = [colour >> 16, (colour >> 8) & 255, colour & 255];
  return `#${register};2;${levels.map((level) => Math.round(level / 2.55)).join(";")}`;
}

/** Six rows: for each colour in them, one character a column whose bits say in which rows it is. */
function encodeBand(
  { width, height }: Pixels,
  registers: readonly (number | undefined)[],
  top: number,
): string {
  const columnsOf = new Map<number, Uint8Array>();
  for (let row = 0; row < Math.min(bandHeight, height - top); row += 1) {
    for (let x = 0; x < width; x += 1) {
      const register = registers[(top + row) * width + x];
      if (register === undefined) continue;
      const columns = columnsOf.get(register) ?? new Uint8Array(width);
      columns[x] = (columns[x] ?? 0) | (1 << row);
      columnsOf.set(register, columns);
    }
  }
  return [...columnsOf].map(([register, columns]) => `#${register}${encodeRuns(columns)}`).join("$");
}

function encodeRuns(columns: Uint8Array): string {
  const text = String.fromCharCode(...Array.from(columns, (bits) => bits + 63));
  return text
    .replace(/\?+$/, "")
    .replace(/(.)\1{3,}/g, (run, character: string) => `!${run.length}${character}`);
}
