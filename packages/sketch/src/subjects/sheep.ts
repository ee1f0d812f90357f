import { circle, ellipse, face, path } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function draw(brush: Brush): string {
  const curls = [
    [-40, -40, 15],
    [-38, -60, 15],
    [-22, -74, 16],
    [-2, -78, 16],
    [16, -72, 15],
    [26, -54, 15],
    [22, -36, 15],
    [2, -30, 15],
    [-22, -30, 15],
  ] as const;
  return (
    path("M-28 -26L-27 0H-20L-18 -26ZM10 -26L11 0H18L20 -26Z", brush.second(-1)) +
    path("M-38 -28L-36 0H-29L-28 -26ZM18 -28L20 0H27L28 -26Z", brush.second(0)) +
    curls.map(([x, y, radius]) => circle([x, y - 3], radius, brush.main(y < -50 ? 0.3 : -1))).join("") +
    ellipse([-6, -52], [36, 25], brush.main(0)) +
    [
      [-26, -58],
      [-8, -64],
      [10, -58],
      [-18, -44],
      [2, -46],
    ]
      .map(([x = 0, y = 0]) => path(`M${x - 6} ${y}q6 -8 12 0q-6 -4 -12 0Z`, brush.main(-0.9)))
      .join("") +
    path("M26 -84Q12 -88 12 -80Q18 -74 28 -76Z", brush.second(-0.6)) +
    path("M50 -86Q60 -90 62 -83Q58 -76 48 -78Z", brush.second(-0.3)) +
    path(
      "M26 -82Q28 -94 40 -93Q52 -92 52 -78Q54 -62 48 -54Q40 -50 34 -56Q26 -66 26 -82Z",
      brush.second(0.3),
    ) +
    [
      [30, -90],
      [38, -95],
      [46, -91],
    ]
      .map(([x = 0, y = 0]) => circle([x, y], 7, brush.main(0.5)))
      .join("") +
    face(
      ellipse([36, -76], [2.3, 2.9], "#fffaf0") +
        ellipse([47, -76], [2.1, 2.9], "#fffaf0") +
        circle([36.6, -76], 1.3, brush.of("#221c20")) +
        circle([47.5, -76], 1.3, brush.of("#221c20")),
    ) +
    ellipse([43, -58.5], [3.6, 2], brush.second(-1.4))
  );
}

export const sheep: Subject = {
  name: "sheep",
  words: ["sheep", "lamb", "ram", "ewe"],
  realm: "ground",
  height: 0.34,
  metres: 0.9,
  aspect: 1.15,
  foot: 0.65,
  place: "meadow",
  colours: ["#f3ece0", "#4a3f42"],
  draw,
};
