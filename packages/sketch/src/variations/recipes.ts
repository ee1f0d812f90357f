import type { Recipe } from "./recipe.ts";
import { reframe } from "./reframe.ts";
import { relight } from "./relight.ts";

/** What a variation is made of, in this order. A new recipe is its file and one line here. */
export const RECIPES: readonly Recipe[] = [reframe, relight];
