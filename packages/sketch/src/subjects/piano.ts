import { box, path, stroke } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function keys(brush: Brush): string {
  const white = box([-56, -46], [112, 7], brush.second(0.3));
  const seams = Array.from({ length: 17 }, (_, key) => `M${-50 + key * 6.2} -46V-39`).join("");
  const black = [0, 1, 3, 4, 5, 7, 8, 10, 11, 12, 14, 15]
    .map((key) => box([-51.6 + key * 6.2, -46], [3.4, 4.4], brush.of("#241f24")))
    .join("");
  return white + stroke(seams, brush.second(-1.2), 0.6) + black;
}

/** An upright piano, seen from the player's side. */
function draw(brush: Brush): string {
  return (
    box([-58, -98], [116, 94, 2], brush.main(0)) +
    brush.shadow("M30 -98H58V-4H30Z", brush.main(-0.8)) +
    path("M-62 -100H62V-94H-62Z", brush.main(0.9)) +
    box([-48, -88], [96, 30, 2], brush.main(-0.9)) +
    path("M-22 -86H-1V-64H-22ZM1 -86H22V-64H1Z", brush.second(0.2)) +
    stroke("M-18 -80H-5M-18 -75H-5M-18 -70H-5M5 -80H18M5 -75H18M5 -70H18", brush.second(-2), 0.8) +
    box([-62, -50], [124, 5], brush.main(0.6)) +
    keys(brush) +
    path("M-62 -39H62V-34H-62Z", brush.main(-1.4)) +
    path("M-60 -34H-52L-54 0H-60ZM60 -34H52L54 0H60Z", brush.main(0.3)) +
    box([-46, -30], [92, 22, 2], brush.main(-0.9)) +
    stroke("M-4 -8V-3M4 -8V-3", brush.of("#d9a441"), 2.6) +
    box([-58, -4], [116, 4], brush.main(-1.6))
  );
}

export const piano: Subject = {
  name: "piano",
  words: ["piano", "upright piano", "grand piano"],
  realm: "ground",
  height: 0.42,
  metres: 1.2,
  aspect: 1.24,
  foot: 0.96,
  place: "room",
  colours: ["#6b3f2c", "#f4ecdc"],
  top: [0, -99],
  draw,
};
