import { lendPalette } from "./lend-palette.ts";
import type { Recipe } from "./recipe.ts";
import { reframe } from "./reframe.ts";
import { relight } from "./relight.ts";
import { restyle } from "./restyle.ts";

/**
 * What variations are made of, each plan in its order. Pictures asked for together have seeds in a row and take the
 * plans in turn, so that they differ in kind. A new recipe is its file and its place here.
 */
const PLANS: readonly (readonly Recipe[])[] = [
  [reframe, relight],
  [reframe, lendPalette],
  [reframe, restyle],
  [relight, restyle],
];

export function planFor(seed: number): readonly Recipe[] {
  return PLANS[seed % PLANS.length] ?? [];
}
