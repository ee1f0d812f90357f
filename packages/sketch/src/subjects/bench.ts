import { box } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function draw(brush: Brush): string {
  const iron = "#4a5058";
  const posts = [-84, 72].map((x) => box([x, -98], [12, 98, 2], brush.of(iron, -0.4))).join("");
  const slats = [-98, -80, -62].map((y, index) =>
    box([-96, y], [192, 13, 3], brush.main(0.1 - index * 0.25)),
  );
  return (
    posts +
    slats.join("") +
    box([-100, -45], [200, 7, 3], brush.main(0.6)) +
    box([-100, -37], [200, 7, 3], brush.main(-0.1)) +
    [-88, 78].map((x) => box([x, -30], [10, 30, 2], brush.of(iron, 0.2))).join("") +
    [-98, 88].map((x) => box([x, -62], [10, 6, 3], brush.of(iron, 0.4))).join("")
  );
}

export const bench: Subject = {
  name: "bench",
  words: ["bench", "park bench", "wooden bench", "garden bench", "pew"],
  realm: "ground",
  height: 0.34,
  metres: 0.9,
  aspect: 2,
  foot: 0.95,
  place: "meadow",
  colours: ["#9a6a42"],
  top: [0, -43],
  draw,
};
