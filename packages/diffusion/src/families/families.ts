import { imageVariation } from "./image-variation.ts";
import type { ModelFamily } from "./model-family.ts";
import { stableDiffusion } from "./stable-diffusion.ts";
import { stableDiffusionXl } from "./stable-diffusion-xl.ts";
import { unclip } from "./unclip.ts";

/** Every family that can be drawn with: one line each. */
export const families: readonly ModelFamily[] = [stableDiffusion, stableDiffusionXl, imageVariation, unclip];

/** @param name a model's `kind` @throws {RangeError} for one that is not in the list */
export function familyOf(name: string): ModelFamily {
  const family = families.find((each) => each.name === name);
  if (!family) throw new RangeError(`${name} is no family of models`);
  return family;
}
