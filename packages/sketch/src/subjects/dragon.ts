import { circle, ellipse, face, path, stroke } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function draw(brush: Brush): string {
  const claw = brush.of("#f3ead6");
  return (
    // far wing
    path("M-6 -56Q-2 -84 26 -98Q30 -84 38 -80Q30 -74 30 -66Q20 -66 14 -52Z", brush.main(-1.8)) +
    // tail
    path("M-30 -30Q-58 -20 -66 -2Q-70 -8 -68 -20Q-60 -44 -26 -42Z", brush.main(-0.5)) +
    path("M-66 -2L-62 -16L-76 -22L-70 -10Z", brush.second(-0.3)) +
    // far legs
    path("M-16 -24L-18 -4L-22 0H-8L-6 -22ZM24 -28L26 -4L24 0H38L34 -24Z", brush.main(-1.7)) +
    // body, neck
    path(
      "M-38 -28Q-36 -50 -8 -50Q10 -50 16 -62Q20 -78 34 -82L46 -74Q36 -64 36 -48Q34 -24 14 -18Q-22 -10 -38 -28Z",
      brush.main(0),
    ) +
    path(
      "M-32 -20Q-6 -26 12 -32Q28 -42 30 -60Q34 -68 44 -74Q37 -64 36 -48Q34 -24 14 -18Q-16 -11 -32 -20Z",
      brush.second(-0.1),
    ) +
    stroke(
      "M-12 -17Q-8 -22 -8 -25M2 -16Q6 -22 5 -29M17 -20Q22 -28 17 -36M28 -31Q32 -38 25 -45M35 -46Q35 -50 29 -53",
      brush.second(-1),
      1.3,
    ) +
    // near legs
    path(
      "M-36 -26Q-38 -38 -26 -38Q-14 -36 -16 -22Q-18 -14 -22 -8L-22 0H-38Q-38 -4 -32 -8Q-34 -16 -36 -26Z",
      brush.main(brush.lit === -1 ? 0.6 : -0.4),
    ) +
    path(
      "M8 -30Q20 -36 24 -26Q24 -14 20 -8V0H6Q6 -4 11 -8Q6 -18 8 -30Z",
      brush.main(brush.lit === 1 ? 0.6 : -0.5),
    ) +
    path("M-38 0L-35 -4L-33 0L-30 -4L-28 0L-25 -4L-22 0ZM6 0L8.5 -4L11 0L13.5 -4L16 0L18 -4L20 0Z", claw) +
    // back spines
    path(
      "M-36 -38L-38 -48L-28 -46L-28 -56L-18 -50L-14 -58L-6 -50ZM12 -58L8 -68L17 -68L15 -78L24 -76L25 -86L32 -81Q20 -76 16 -60Z",
      brush.second(-0.5),
    ) +
    // near wing
    path(
      "M-2 -46Q-26 -62 -34 -98Q-44 -84 -56 -82Q-52 -70 -58 -60Q-46 -62 -40 -52Q-32 -56 -24 -44Q-14 -38 -2 -40Z",
      brush.main(-0.8),
    ) +
    path(
      "M-2 -46Q-26 -62 -34 -98Q-36 -70 -40 -52Q-32 -56 -24 -44Q-14 -38 -2 -40Z",
      brush.second(brush.lit === -1 ? 0.5 : -0.3),
    ) +
    stroke(
      "M-2 -44Q-26 -62 -34 -98M-12 -54Q-36 -62 -57 -61M-20 -63Q-36 -74 -55 -82M-8 -50Q-24 -50 -38 -53",
      brush.main(-1.4),
      1.8,
    ) +
    // head
    path("M44 -88L38 -100L50 -92ZM36 -86L27 -96L40 -92Z", claw) +
    path(
      "M30 -78Q30 -92 44 -92Q54 -92 58 -84L68 -80Q72 -75 68 -70Q58 -66 48 -68Q34 -66 30 -78Z",
      brush.main(0.4),
    ) +
    path("M50 -69Q60 -70 69 -73Q70 -69 66 -66Q56 -62 46 -66Z", brush.main(-1)) +
    face(
      ellipse([48, -82], [4, 4.4], brush.of("#fff4c8", 0.4)) +
        ellipse([49.3, -82], [1.6, 3.6], brush.of("#241f20")) +
        circle([66, -77.5], 1.1, brush.main(-2)),
    )
  );
}

export const dragon: Subject = {
  name: "dragon",
  words: ["dragon", "wyvern", "baby dragon", "fire dragon"],
  realm: "ground",
  height: 0.52,
  metres: 6,
  aspect: 1.35,
  foot: 0.6,
  place: "mountains",
  colours: ["#3f8f5a", "#e3b04b"],
  top: [-10, -50],
  draw,
};
