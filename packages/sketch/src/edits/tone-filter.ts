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

const toned =
  (move: (value: number) => number): Filter =>
  (red, green, blue) => [move(red), move(green), move(blue)];

// What each phrase does to one pixel; values 0..255 and clamped afterwards.
const FILTERS: readonly (readonly [phrases: RegExp, told: string, filter: Filter])[] = [
  [
    /\b(black (and|&|n) white|b ?[&/] ?w|gr[ae]y ?scale|monochrome|desaturate|without colou?r|remove (the )?colou?rs?)\b/,
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
    /\b(brighter|brighten|lighter|lighten|(increase|raise|more) (the )?(brightness|exposure))\b/,
    "brighter",
    toned((value) => 255 - (255 - value) * 0.78 * (1 - value / 1400)),
  ],
  [
    /\b(darker|darken|dimmer|dim|(decrease|reduce|lower|less) (the )?(brightness|exposure))\b/,
    "darker",
    toned((value) => value * 0.72),
  ],
  [
    /\b(warmer|warm (colou?rs?|tones?|light)|warm (it )?up|more warmth)\b/,
    "warmer",
    (red, green, blue) => [red * 1.06 + 8, green * 1.01 + 2, blue * 0.86],
  ],
  [
    /\b(cooler|colder|(cool|cold) (colou?rs?|tones?|light)|cool (it )?down)\b/,
    "cooler",
    (red, green, blue) => [red * 0.88, green * 0.99, blue * 1.06 + 8],
  ],
  [
    /\b((more|higher|stronger|high|increase|raise|boost) (the )?contrast|contrasty)\b/,
    "more contrast",
    toned(around(128, 1.3)),
  ],
  [/\b((less|lower|softer|low|reduce|decrease) (the )?contrast)\b/, "less contrast", toned(around(132, 0.7))],
  [
    /\b(saturated?|more vivid|vivid colou?rs|more (colou?rful|vibrant|saturation)|(increase|boost) (the )?saturation|vibrant)\b/,
    "more colourful",
    saturate(1.45),
  ],
  [
    /\b(desaturated|faded?|muted?|washed out|pale|paler|(reduce|decrease|less) (the )?saturation)\b/,
    "muted",
    saturate(0.55),
  ],
  [/\b(invert|inverted|negative)\b/, "inverted", toned((value) => 255 - value)],
];

/** These ask for something new: "add a faded sign" is no filter. */
const PAINTING = /\b(add|put|place|insert|replace|write|draw|turn .* into|palette|colou?rs of)\b/;

/** Which of the filters a text asks for; "less saturated" is not also "saturated". */
function wantedBy(prompt: string): typeof FILTERS {
  const text = prompt.toLowerCase().replace(/[-_]+/g, " ");
  if (PAINTING.test(text)) return [];
  const plain = text.replace(/\bless (vivid|colou?rful|vibrant|saturated|bright)\b/g, (_, word: string) =>
    word === "bright" ? "darker" : "muted",
  );
  return FILTERS.filter(([phrases]) => phrases.test(plain));
}

/** Exact changes of tone and colour: brighter, warmer, black and white … With or without a mask. */
export const toneFilter: EditOperation = {
  name: "tone-filter",
  apply({ prompt }, { initImage }) {
    const wanted = wantedBy(prompt);
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
