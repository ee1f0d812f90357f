import { circle, ellipse, face, path } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function draw(brush: Brush): string {
  return (
    // sitting: haunches, arms, belly, head
    path("M-34 0Q-44 -20 -34 -44Q-28 -64 0 -64Q28 -64 34 -44Q44 -20 34 0Z", brush.main(-0.2)) +
    brush.shadow("M14 -62Q29 -58 34 -44Q44 -20 34 0H16Q30 -30 14 -62Z", brush.main(-1.1)) +
    ellipse([0, -28], [20, 23], brush.second(-0.2)) +
    path(
      "M-30 -54Q-44 -40 -38 -20Q-32 -12 -25 -20Q-26 -38 -20 -50Z",
      brush.main(brush.lit === -1 ? 0.5 : -0.8),
    ) +
    path("M30 -54Q44 -40 38 -20Q32 -12 25 -20Q26 -38 20 -50Z", brush.main(brush.lit === 1 ? 0.5 : -0.8)) +
    ellipse([-25, -8], [15, 9], brush.main(0.3)) +
    ellipse([25, -8], [15, 9], brush.main(0.3)) +
    ellipse([-27, -7], [8, 5], brush.second(-0.3)) +
    ellipse([27, -7], [8, 5], brush.second(-0.3)) +
    circle([-21, -90], 9.5, brush.main(-0.5)) +
    circle([21, -90], 9.5, brush.main(-0.5)) +
    circle([-21, -90], 5, brush.second(-0.5)) +
    circle([21, -90], 5, brush.second(-0.5)) +
    ellipse([0, -75], [29, 24], brush.main(0.3)) +
    brush.shadow("M12 -97Q29 -92 29 -75Q28 -54 4 -51Q26 -66 12 -97Z", brush.main(-0.6)) +
    ellipse([2, -65], [13.5, 10.5], brush.second(0.2)) +
    face(
      path("M-4 -70Q2 -74 8 -70Q8 -65 2 -63Q-4 -65 -4 -70Z", brush.of("#2a2024")) +
        ellipse([-11, -79], [2.7, 3.3], brush.of("#221c20")) +
        ellipse([14, -79], [2.7, 3.3], brush.of("#221c20")) +
        circle([-10, -80.3], 1, "#fffaf0") +
        circle([15, -80.3], 1, "#fffaf0"),
    )
  );
}

export const bear: Subject = {
  name: "bear",
  words: [
    "bear",
    "grizzly",
    "brown bear",
    "polar bear",
    "bear cub",
    "black bear",
    "teddy bear",
    "grizzly bear",
  ],
  realm: "ground",
  height: 0.44,
  metres: 1.8,
  aspect: 0.82,
  foot: 0.8,
  place: "forest",
  colours: ["#80563a", "#d9b48a"],
  draw,
};
