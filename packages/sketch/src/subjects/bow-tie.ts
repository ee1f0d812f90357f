import { box, path } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function draw(brush: Brush): string {
  return (
    path("M0 -50Q-50 -110 -96 -92Q-104 -50 -96 -8Q-50 10 0 -50Z", brush.main(0)) +
    path("M0 -50Q50 -110 96 -92Q104 -50 96 -8Q50 10 0 -50Z", brush.main(0.2)) +
    path("M-20 -50Q-56 -66 -84 -62L-20 -46ZM20 -50Q56 -36 84 -40L20 -54Z", brush.main(-1.2)) +
    box([-16, -72], [32, 44, 10], brush.main(-0.6))
  );
}

export const bowTie: Subject = {
  name: "bow tie",
  words: ["bow tie", "bowtie"],
  realm: "ground",
  height: 0.2,
  metres: 0.06,
  aspect: 2,
  foot: 0.9,
  place: "tabletop",
  colours: ["#b8323a"],
  draw,
};
