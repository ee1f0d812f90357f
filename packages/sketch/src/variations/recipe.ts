import type { Random } from "../numbers/random.ts";
import type { Pixels } from "../request.ts";

/** A way to vary any picture. One file, and its place in the plans of `recipes.ts`. */
export interface Recipe {
  name: string;
  /** New pixels of the same size; `told` says what was done, for people. */
  apply(picture: Pixels, random: Random): { image: Pixels; told: string };
}
