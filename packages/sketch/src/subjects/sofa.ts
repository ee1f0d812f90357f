import { box, path } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function draw(brush: Brush): string {
  const foot = brush.of("#5d4030", -0.3);
  return (
    box([-92, -12], [9, 12, 2], foot) +
    box([83, -12], [9, 12, 2], foot) +
    path(
      "M-84 -50V-92Q-84 -101 -74 -101H-6Q-1 -101 -1 -94V-50ZM84 -50V-92Q84 -101 74 -101H6Q1 -101 1 -94V-50Z",
      brush.main(-0.35),
    ) +
    path(
      "M-80 -60V-90Q-80 -97 -72 -97H-10Q-5 -97 -5 -90V-60ZM80 -60V-90Q80 -97 72 -97H10Q5 -97 5 -90V-60Z",
      brush.main(0),
    ) +
    box([-82, -34], [164, 26, 5], brush.main(-1)) +
    path(
      "M-80 -34Q-82 -52 -74 -52H-6Q-1 -52 -1 -46V-34ZM80 -34Q82 -52 74 -52H6Q1 -52 1 -46V-34Z",
      brush.main(0.55),
    ) +
    path("M-98 -58Q-98 -70 -88 -70Q-78 -70 -78 -58V-8H-98Z", brush.main(brush.lit === -1 ? 0.5 : 0.1)) +
    path("M98 -58Q98 -70 88 -70Q78 -70 78 -58V-8H98Z", brush.main(brush.lit === 1 ? 0.5 : -0.7))
  );
}

export const sofa: Subject = {
  name: "sofa",
  words: ["sofa", "couch", "settee", "loveseat", "divan", "futon"],
  realm: "ground",
  height: 0.36,
  metres: 0.9,
  aspect: 1.96,
  foot: 0.96,
  place: "room",
  colours: ["#4f78a8"],
  top: [0, -44],
  draw,
};
