import { drawBlock, drawIsometric } from "../isometric/draw-isometric.ts";
import { placeSigns } from "../isometric/layout.ts";
import type { Style } from "./style.ts";

/** A block of the world in 2:1 projection, its houses, trees and cars built of solids with three tones each. */
export const isometric: Style = {
  name: "isometric",
  words: [
    "isometric",
    "isometric view",
    "isometric camera",
    "isometric projection",
    "in isometric",
    "isometric vector",
  ],
  arrange: placeSigns,
  omits: () => ["rainbow"],
  compose: drawIsometric,
  alone: drawBlock,
};
