import { box, path } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function draw(brush: Brush): string {
  return (
    box([-56, -76], [8, 66], brush.main(-1.8)) +
    box([48, -76], [8, 66], brush.main(-1.8)) +
    path("M-66 -98H66L84 -84H-84Z", brush.main(0.8)) +
    path("M-40 -98H-34L-46 -84H-54ZM10 -98H14L17 -84H11Z", brush.main(0.3)) +
    path("M-84 -84H84V-77H-84Z", brush.main(-0.2)) +
    box([-74, -77], [148, 9], brush.main(-1.2)) +
    path("M-78 -77H-66L-68 0H-76Z", brush.main(brush.lit === -1 ? 0.4 : -0.5)) +
    path("M66 -77H78L76 0H68Z", brush.main(brush.lit === 1 ? 0.4 : -0.5)) +
    box([-14, -75], [28, 5, 1], brush.main(-0.4))
  );
}

export const table: Subject = {
  name: "table",
  words: ["table", "wooden table", "desk", "dining table", "coffee table", "bench table"],
  realm: "ground",
  height: 0.3,
  metres: 0.8,
  aspect: 1.7,
  foot: 0.92,
  place: "room",
  colours: ["#a8713f"],
  top: [0, -91],
  draw,
};
