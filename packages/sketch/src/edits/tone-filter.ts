import { clamp } from "../numbers/arithmetic.ts";
import type { EditOperation } from "./operation.ts";

type Rgb = [number, number, number];
type Filter = (red: number, green: number, blue: number) => Rgb;

const grey = (red: number, green: number, blue: number): number =>
  0.2126 * red + 0.7152 * green + 0.0722 * blue;
const around =
  (centre: number, factor: number) =>
  (value: number): number =>
    centre + (value - centre) * factor;

function saturate(factor: number): Filter {
  return (red, green, blue) => {
    const move = around(grey(red, green, blue), factor);
    return [move(red), move(green), move(blue)];
  };
}

// What each phrase does to one pixel; values 0..255 and clamped afterwards.
const FILTERS: readonly (readonly [phrases: RegExp, told: string, filter: Filter])[] = [
  [
    /\b(black and white|black & white|b&w|gr[ae]yscale|monochrome|desaturate)\b/,
    "black and white",
    saturate(0),
  ],
  [
    /\bsepia\b/,
    "sepia",
    (red, green, blue) => {
      const tone = grey(red, green, blue);
      return [tone * 1.08 + 18, tone * 0.94 + 8, tone * 0.74];
    },
  ],
  [
    /\b(brighter|brighten|lighter|lighten)\b/,
    "brighter",
    (...rgb) => rgb.map((value) => 255 - (255 - value) * 0.78 * (1 - value / 1400)) as Rgb,
  ],
  [/\b(darker|darken|dimmer)\b/, "darker", (...rgb) => rgb.map((value) => value * 0.72) as Rgb],
  [
    /\b(warmer|warm tones?|warm up)\b/,
    "warmer",
    (red, green, blue) => [red * 1.06 + 8, green * 1.01 + 2, blue * 0.86],
  ],
  [
    /\b(cooler|colder|cool tones?|cool down)\b/,
    "cooler",
    (red, green, blue) => [red * 0.88, green * 0.99, blue * 1.06 + 8],
  ],
  [
    /\b(more contrast|higher contrast|increase contrast|contrasty)\b/,
    "more contrast",
    (...rgb) => rgb.map(around(128, 1.3)) as Rgb,
  ],
  [
    /\b(less contrast|lower contrast|softer contrast)\b/,
    "less contrast",
    (...rgb) => rgb.map(around(132, 0.7)) as Rgb,
  ],
  [/\b(more saturated|more vivid|more colou?rful|saturate)\b/, "more colourful", saturate(1.45)],
  [/\b(less saturated|faded|muted|washed out)\b/, "muted", saturate(0.55)],
  [/\b(invert|inverted|negative)\b/, "inverted", (...rgb) => rgb.map((value) => 255 - value) as Rgb],
];

/** Exact changes of tone and colour: brighter, warmer, black and white … With or without a mask. */
export const toneFilter: EditOperation = {
  name: "tone-filter",
  apply({ prompt }, { initImage }) {
    const text = prompt.toLowerCase();
    const wanted = FILTERS.filter(([phrases]) => phrases.test(text));
    if (wanted.length === 0) return undefined;
    const data = initImage.data.slice();
    for (let at = 0; at < data.length; at += 4) {
      let pixel: Rgb = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
      for (const [, , filter] of wanted) pixel = filter(...pixel);
      for (let channel = 0; channel < 3; channel++)
        data[at + channel] = Math.round(clamp(pixel[channel] ?? 0, 0, 255));
    }
    const drew = wanted.map(([, told]) => told);
    return { painted: { ...initImage, data }, blend: true, drew, notDrawn: [], warnings: [] };
  },
};
