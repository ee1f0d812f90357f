import { circle, ellipse, path } from "../svg/shapes.ts";
import type { Subject } from "./subject.ts";

/** A play ball: panels that meet at the top, in its colour and a light one. */
export const ball: Subject = {
  name: "ball",
  words: ["ball", "beach ball", "play ball", "bouncy ball", "toy ball"],
  realm: "ground",
  height: 0.24,
  metres: 0.35,
  aspect: 1,
  foot: 0.62,
  place: "meadow",
  colours: ["#d9483b", "#f6ecd6"],
  draw: (brush) =>
    circle([0, -50], 50, brush.main(0.2)) +
    path("M6 -88Q-34 -78 -47 -36Q-42 -16 -28 -8.500Q-36 -54 6 -88Z", brush.second(0.1)) +
    path("M6 -88Q2 -46 22 -5Q38 -12 46 -30Q46 -66 6 -88Z", brush.second(0)) +
    path("M6 -88Q34 -92 38 -82Q24 -94 6 -88Z", brush.second(0.2)) +
    path("M6 -88Q-14 -98 -30 -90Q-14 -100 6 -98Q22 -97 38 -82Q24 -94 6 -88Z", brush.second(-0.3)) +
    brush
      .shadow("M24 -94A50 50 0 0 1 -14 -2Q34 -18 24 -94Z", brush.main(-1.2))
      .replace("/>", ' fill-opacity="0.5"/>') +
    ellipse([6, -88], [6, 4], brush.main(-0.6)) +
    ellipse([brush.lit * 20, -74], [9, 6], "#fffdf6").replace("/>", ' fill-opacity="0.55"/>'),
};
