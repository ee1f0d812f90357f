import { circle, ellipse, face, path, stroke } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function draw(brush: Brush): string {
  return (
    path("M-66 -22Q-84 -14 -90 -8Q-74 -6 -58 -12Z", brush.main(-0.7)) +
    path("M-50 -18L-56 0H-34L-28 -20ZM22 -18L30 0H52L44 -20Z", brush.main(-0.7)) +
    path(
      "M44 -30Q58 -38 60 -56Q62 -76 80 -76Q96 -74 94 -58Q92 -48 80 -46Q74 -30 58 -18H40Z",
      brush.main(0.3),
    ) +
    path("M44 -24Q66 -30 72 -46L80 -46Q74 -30 58 -18H40Z", brush.main(-0.8)) +
    path("M-72 -20Q-70 -96 -8 -98Q52 -96 58 -22Q-6 -10 -72 -20Z", brush.second(0)) +
    path("M-71 -30Q-60 -20 -8 -19Q40 -20 57 -32L58 -22Q-6 -10 -72 -20Z", brush.second(1.1)) +
    brush.shadow("M20 -94Q52 -84 57 -32Q40 -24 20 -22Q38 -52 20 -94Z", brush.second(-1)) +
    path(
      "M-24 -86L8 -86L20 -62L-4 -44L-34 -62ZM-42 -76L-32 -82L-42 -58L-60 -48ZM26 -80L16 -83L27 -60L48 -50ZM-40 -54L-8 -38L-8 -28Q-36 -28 -58 -34ZM26 -54L2 -38L2 -28Q28 -28 46 -36Z",
      brush.second(-1.3),
    ) +
    face(
      ellipse([82, -62], [3.6, 4.2], brush.of("#221c20")) +
        circle([83.4, -63.5], 1.3, "#fffaf0") +
        stroke("M84 -51Q89 -50 93 -54", brush.main(-1.8), 1.6),
    )
  );
}

export const turtle: Subject = {
  name: "turtle",
  words: ["turtle", "tortoise", "sea turtle"],
  realm: "ground",
  height: 0.22,
  metres: 0.4,
  aspect: 1.8,
  foot: 0.7,
  place: "beach",
  colours: ["#6f9a4c", "#8c6b3f"],
  top: [-8, -96],
  draw,
};
