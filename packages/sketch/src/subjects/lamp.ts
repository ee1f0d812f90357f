import { circle, ellipse, path, stroke } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function draw(brush: Brush): string {
  const glow = [52, 40, 30].map(
    (radius) => `<circle cx="0" cy="-66" r="${radius}" fill="#ffe9a8" fill-opacity="0.13"/>`,
  );
  return (
    glow.join("") +
    ellipse([0, -3], [20, 4], brush.second(-1)) +
    ellipse([0, -4.6], [19, 3.6], brush.second(0.3)) +
    path("M-3 -5Q-14 -20 -8 -32Q-3 -38 -3 -48H3Q3 -38 8 -32Q14 -20 3 -5Z", brush.second(0)) +
    brush.shadow("M1 -5Q7 -20 3 -34Q1 -40 1 -48H3Q3 -38 8 -32Q14 -20 3 -5Z", brush.second(-1.2)) +
    path("M-16 -98H16L34 -50Q0 -42 -34 -50Z", brush.main(0.3)) +
    brush.shadow("M5 -98H16L34 -50Q24 -47 13 -46.300Z", brush.main(-0.7)) +
    path("M-34 -50Q0 -42 34 -50Q0 -56 -34 -50Z", "#fff6d4") +
    ellipse([0, -98], [16, 2.2], brush.main(1.4)) +
    stroke("M10 -46V-34", brush.of("#8a7a66"), 1) +
    circle([10, -33], 1.6, brush.of("#d9a441"))
  );
}

export const lamp: Subject = {
  name: "lamp",
  words: ["lamp", "table lamp", "desk lamp", "bedside lamp", "lantern lamp"],
  realm: "ground",
  height: 0.46,
  metres: 0.5,
  aspect: 0.7,
  foot: 0.55,
  place: "tabletop",
  colours: ["#e9b85c", "#4f6f78"],
  draw,
};
