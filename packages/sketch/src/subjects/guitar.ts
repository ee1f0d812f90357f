import { box, circle, ellipse, path, stroke } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function draw(brush: Brush): string {
  return (
    `<g transform="rotate(8)">` +
    box([-2.6, -92], [5.2, 52, 1], brush.second(0)) +
    path("M-3.4 -90L-4.8 -100Q0 -102 4.8 -100L3.4 -90Z", brush.second(-0.6)) +
    [-98, -94]
      .map((y) => circle([-6, y], 1.4, brush.of("#e8dcc0")) + circle([6, y], 1.4, brush.of("#e8dcc0", -0.4)))
      .join("") +
    path(
      "M0 -50Q-17 -52 -15 -37Q-13 -31 -18 -25Q-26 -10 -14 -2Q0 3 14 -2Q26 -10 18 -25Q13 -31 15 -37Q17 -52 0 -50Z",
      brush.main(-1.3),
    ) +
    path(
      "M-1 -48Q-15 -50 -13.4 -37Q-11.5 -30 -16.5 -24Q-23.5 -10 -13 -3.600Q0 0.5 13 -3.600Q23.5 -10 16.5 -24Q11.5 -30 13.4 -37Q15 -50 -1 -48Z",
      brush.main(0.2),
    ) +
    brush.shadow(
      "M6 -48.600Q15 -48 13.4 -37Q11.5 -30 16.5 -24Q23.5 -10 13 -3.600Q8 -2 3 -1.800Q17 -16 6 -30Q2 -40 6 -48.600Z",
      brush.main(-0.7),
    ) +
    circle([0, -29], 6.8, brush.of("#f0e2c4", -0.2)) +
    circle([0, -29], 5.6, brush.of("#2a1d18")) +
    box([-2.2, -92], [4.4, 58], brush.second(-0.5)) +
    [-84, -76, -69, -62, -56, -51, -46, -42]
      .map((y) => box([-2.2, y], [4.4, 0.7], brush.of("#d8d2c4")))
      .join("") +
    box([-8, -12.5], [16, 3.2, 1], brush.second(-0.6)) +
    stroke("M-1.4 -94V-11M0 -94V-11M1.4 -94V-11", brush.of("#f3efe4", 0.4), 0.4) +
    ellipse([-10, -12], [2, 7], brush.main(0.9)) +
    "</g>"
  );
}

export const guitar: Subject = {
  name: "guitar",
  words: ["guitar", "acoustic guitar", "electric guitar", "ukulele", "bass guitar", "lute"],
  realm: "ground",
  height: 0.5,
  metres: 1,
  aspect: 0.42,
  foot: 0.7,
  place: "room",
  colours: ["#c27a3d", "#5a3526"],
  draw,
};
