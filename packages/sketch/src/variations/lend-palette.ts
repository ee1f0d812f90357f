import { lookOf, transferLook } from "../edits/look.ts";
import type { Recipe } from "./recipe.ts";

interface Palette {
  told: string;
  /** How far the two opponent colours move, in steps of a byte. */
  redGreen: number;
  blueYellow: number;
  /** How colourful it becomes beside what it was. */
  colour: number;
}

const PALETTES: readonly [Palette, ...Palette[]] = [
  { told: "colours of copper and teal", redGreen: 12, blueYellow: -12, colour: 1.3 },
  { told: "colours of a northern sea", redGreen: -14, blueYellow: 16, colour: 0.9 },
  { told: "colours of late summer", redGreen: 9, blueYellow: -22, colour: 1.2 },
  { told: "colours of heather", redGreen: 10, blueYellow: 14, colour: 1.05 },
  { told: "colours of young leaves", redGreen: -13, blueYellow: -10, colour: 1.25 },
  { told: "colours of old postcards", redGreen: 8, blueYellow: -12, colour: 0.65 },
];

/** Its colours led towards another family of colours; light and shade stay. */
export const lendPalette: Recipe = {
  name: "lend palette",
  apply(picture, random) {
    const { told, redGreen, blueYellow, colour } = random.pick(PALETTES);
    const strength = random.between(0.8, 1.2);
    const { mean, spread } = lookOf(picture);
    const to = {
      mean: [mean[0] + random.between(-6, 6), mean[1] + redGreen * strength, mean[2] + blueYellow * strength],
      spread: [spread[0], spread[1] * colour, spread[2] * colour],
    } as const;
    const image = transferLook({ ...picture, data: picture.data.slice() }, { to, light: 1, colour: 1 });
    return { image, told };
  },
};
