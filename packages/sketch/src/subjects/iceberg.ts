import { path } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function draw(brush: Brush): string {
  return (
    path(
      "M-92 0L-78 -26L-60 -34L-48 -70L-26 -84L-8 -100L14 -76L34 -62L48 -30L76 -22L94 0Z",
      brush.main(0.4),
    ) +
    path("M-8 -100L14 -76L34 -62L48 -30L76 -22L94 0H22L6 -40Z", brush.main(brush.lit === 1 ? 0.8 : -0.8)) +
    path("M-48 -70L-26 -84L-30 -44L-52 0H-92L-78 -26L-60 -34Z", brush.main(brush.lit === 1 ? -0.8 : 0.7)) +
    path("M-26 -84L-8 -100L6 -40L-16 -22L-30 -44Z", brush.main(0.1)) +
    path("M-92 0Q0 -9 94 0Q0 8 -92 0Z", brush.second(0.2))
  );
}

export const iceberg: Subject = {
  name: "iceberg",
  words: ["iceberg", "ice floe", "ice berg"],
  realm: "water",
  height: 0.42,
  metres: 15,
  aspect: 1.86,
  foot: 0.95,
  place: "sea",
  colours: ["#d6ebf4", "#8cc4d8"],
  top: [6, -12],
  draw,
};
