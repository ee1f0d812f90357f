import { box, circle, path, stroke } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function funnel(brush: Brush, x: number): string {
  return (
    path(`M${x - 9} -60L${x - 12} -96H${x + 8}L${x + 11} -60Z`, brush.second(0)) +
    path(`M${x + 1} -60L${x - 1} -96H${x + 8}L${x + 11} -60Z`, brush.second(brush.lit === 1 ? 0.7 : -1.1)) +
    path(`M${x - 11.5} -89L${x - 12} -96H${x + 8}L${x + 8.6} -89Z`, brush.of("#2b2b33"))
  );
}

function draw(brush: Brush): string {
  const portholes = Array.from({ length: 11 }, (_, index) =>
    circle([-84 + index * 16, -27], 2.5, brush.glass()),
  );
  const cabins = Array.from({ length: 9 }, (_, index) =>
    box([-66 + index * 14, -49], [8, 5.5, 1], brush.glass()),
  );
  const upper = Array.from({ length: 6 }, (_, index) =>
    box([-44 + index * 14, -60], [8, 4.5, 1], brush.glass()),
  );
  const white = "#f4efe6";
  return (
    funnel(brush, -34) +
    funnel(brush, 0) +
    stroke("M60 -54V-98M60 -94L100 -42M60 -94L20 -66", brush.of("#6a4a35", -0.3), 1.5) +
    box([-52, -66], [96, 14, 2], brush.of(white, 0.3)) +
    box([-76, -54], [140, 16, 2], brush.of(white)) +
    box([-52, -54], [96, 2], brush.of(white, -1.3)) +
    box([40, -72], [18, 18, 2], brush.of(white, 0.5)) +
    box([44, -68], [14, 5], brush.glass()) +
    cabins.join("") +
    upper.join("") +
    path("M-112 -39H116Q112 -16 92 0H-92Q-108 -10 -112 -39Z", brush.main(0)) +
    path("M-112 -39H116L115.4 -34H-111.400Z", brush.of(white, 0.4)) +
    path("M-109 -22Q-20 -12 108 -20Q102 -8 92 0H-92Q-106 -8 -109 -22Z", brush.main(-1.2)) +
    path("M-102 -8H99L92 0H-92Q-98 -3 -102 -8Z", brush.second(-0.5)) +
    portholes.join("")
  );
}

export const ship: Subject = {
  name: "ship",
  words: [
    "ship",
    "ocean liner",
    "cruise ship",
    "steamship",
    "steamer",
    "ferry",
    "liner",
    "cargo ship",
    "battleship",
  ],
  realm: "water",
  height: 0.3,
  metres: 30,
  aspect: 2.3,
  place: "sea",
  colours: ["#2f4a6b", "#c8473b"],
  top: [80, -40],
  draw,
};
