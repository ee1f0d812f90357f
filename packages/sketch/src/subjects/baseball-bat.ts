import { ellipse, path, stroke } from "../svg/shapes.ts";
import type { Subject } from "./subject.ts";

/** A bat leaning on its knob, its barrel up. */
export const baseballBat: Subject = {
  name: "baseball bat",
  words: ["baseball bat", "cricket bat", "softball bat", "wooden bat"],
  realm: "ground",
  height: 0.42,
  metres: 0.85,
  aspect: 0.5,
  foot: 0.3,
  place: "meadow",
  colours: ["#c58b4e", "#5a3a2a"],
  draw: (brush) =>
    `<g transform="rotate(14)">${
      path(
        "M-3.400 -4L-2.600 -38Q-3 -60 -7.600 -84Q-8.400 -98 0 -99.500Q8.400 -98 7.600 -84Q3 -60 2.600 -38L3.400 -4Z",
        brush.main(0.2),
      ) +
      brush.shadow(
        "M1.500 -99Q8.400 -97 7.600 -84Q3 -60 2.600 -38L3.400 -4H0.400Q0.600 -50 3 -76Q4 -92 1.500 -99Z",
        brush.main(-1),
      ) +
      path("M-3.300 -8L-2.700 -34H2.700L3.300 -8Z", brush.second(0)) +
      stroke("M-3 -12L3 -16M-3 -18L3 -22M-2.900 -24L2.900 -28", brush.second(0.9), 0.9) +
      ellipse([0, -3], [5, 3], brush.main(-0.3)) +
      stroke("M-6 -78H6", brush.main(-0.8), 0.8)
    }</g>`,
};
