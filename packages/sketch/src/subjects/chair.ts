import { box, path } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function draw(brush: Brush): string {
  return (
    // back legs and back
    path("M-22 -46L-25 0H-20L-15 -46ZM14 -46L15 -4H20L20 -46Z", brush.main(-1.5)) +
    path("M-24 -46L-27 -99Q-24 -101 -21 -99L-17 -46Z", brush.main(-0.4)) +
    path("M13 -46L14 -99Q17 -101 20 -99L21 -46Z", brush.main(-0.8)) +
    path("M-27 -97Q-3 -107 20 -97L19.6 -84Q-3 -92 -26 -84Z", brush.main(0.5)) +
    [-17, -6, 5].map((x) => box([x, -88], [4, 42], brush.main(-0.6))).join("") +
    // seat
    path("M-24 -52H19L30 -42H-30Z", brush.second(0.5)) +
    path("M-24 -52H19L22 -49H-26Z", brush.second(-0.6)) +
    path("M-30 -42H30V-37Q0 -34 -30 -37Z", brush.main(0)) +
    // front legs
    box([-30, -38], [6, 38, 1], brush.main(brush.lit === -1 ? 0.6 : -0.6)) +
    box([24, -38], [6, 38, 1], brush.main(brush.lit === 1 ? 0.6 : -0.6)) +
    box([-24, -18], [48, 3.4], brush.main(-1))
  );
}

export const chair: Subject = {
  name: "chair",
  words: ["chair", "wooden chair", "dining chair", "stool", "seat"],
  realm: "ground",
  height: 0.4,
  metres: 1,
  aspect: 0.6,
  foot: 0.9,
  place: "room",
  colours: ["#a9703f", "#c8574a"],
  top: [0, -46],
  draw,
};
