import { box, path, stroke } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function draw(brush: Brush): string {
  const rope = brush.of("#6b4c39");
  return (
    stroke("M-9 -27L-5 -13M9 -27L5 -13M-3 -25L-2 -13M3 -25L2 -13", rope, 0.8) +
    path("M0 -100Q36 -99 35 -66Q33 -44 9 -26H-9Q-33 -44 -35 -66Q-36 -99 0 -100Z", brush.main(0)) +
    path(
      "M0 -100Q-24 -97 -23 -66Q-20 -44 -6 -26H-9Q-33 -44 -35 -66Q-36 -99 0 -100Z",
      brush.main(brush.lit === -1 ? 0.8 : -1.3),
    ) +
    path(
      "M0 -100Q24 -97 23 -66Q20 -44 6 -26H9Q33 -44 35 -66Q36 -99 0 -100Z",
      brush.main(brush.lit === 1 ? 0.8 : -1.3),
    ) +
    path("M0 -100Q-12 -96 -11 -66Q-9 -44 -3 -26H3Q9 -44 11 -66Q12 -96 0 -100Z", brush.second(0.3)) +
    path(
      "M-35 -70Q-30 -62 -23 -66Q-16 -58 -11 -66Q0 -56 11 -66Q16 -58 23 -66Q30 -62 35 -70L34.4 -60Q28 -54 22 -58Q16 -50 10.6 -57Q0 -48 -10.6 -57Q-16 -50 -22 -58Q-28 -54 -34.4 -60Z",
      brush.second(-0.5),
    ) +
    box([-6.4, -13], [12.8, 11.6, 2], brush.of("#a8733f")) +
    box([0, -13], [6.4, 11.6, 2], brush.of("#a8733f", -1.2)) +
    box([-7.2, -14], [14.4, 2.6, 1.2], brush.of("#7d5232"))
  );
}

export const balloon: Subject = {
  name: "balloon",
  words: ["balloon", "hot air balloon", "hot-air balloon", "air balloon", "airship"],
  realm: "air",
  height: 0.42,
  metres: 18,
  aspect: 0.72,
  place: "mountains",
  colours: ["#d6503f", "#f3dfae"],
  draw,
};
