import { circle, path, stroke } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function wings(brush: Brush, side: 1 | -1): string {
  const step = side === brush.lit ? 0.5 : -0.6;
  return (
    `<g transform="scale(${side} 1)">` +
    path("M2 -52Q20 -104 52 -96Q64 -76 44 -54Q24 -42 2 -48Z", brush.main(step)) +
    path("M2 -48Q30 -50 46 -34Q48 -10 28 -4Q8 -14 2 -42Z", brush.second(step - 0.3)) +
    path("M44 -98Q64 -92 56 -72Q50 -62 42 -54Q52 -76 36 -96Z", brush.of("#2d2833", 0.2)) +
    circle([34, -74], 6, brush.second(step + 0.5)) +
    circle([26, -24], 5, brush.main(step + 0.4)) +
    "</g>"
  );
}

export const butterfly: Subject = {
  name: "butterfly",
  words: ["butterfly", "moth"],
  realm: "air",
  height: 0.2,
  metres: 0.1,
  aspect: 1.15,
  place: "meadow",
  colours: ["#e58a3c", "#f2c65a"],
  draw: (brush) =>
    wings(brush, -1) +
    wings(brush, 1) +
    path(
      "M0 -62Q4 -46 0 -16Q-4 -46 0 -62Z",
      brush.of("#2d2833"),
      `stroke="${brush.of("#2d2833")}" stroke-width="3"`,
    ) +
    stroke("M0 -60Q-4 -76 -12 -82M0 -60Q4 -76 12 -82", brush.of("#2d2833"), 1.4),
};
