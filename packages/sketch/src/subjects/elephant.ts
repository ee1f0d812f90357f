import { circle, ellipse, face, path, stroke } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function draw(brush: Brush): string {
  return (
    stroke("M-52 -62Q-62 -50 -58 -36", brush.main(-0.8), 2.6) +
    path("M-60 -38L-54 -38L-57 -30Z", brush.main(-2)) +
    // far legs
    path("M-30 -34V0H-14V-30ZM20 -34V0H35V-34Z", brush.main(-1.7)) +
    // body
    path(
      "M-54 -52Q-54 -88 -14 -90Q20 -90 34 -74Q40 -40 30 -26Q0 -18 -36 -26Q-54 -32 -54 -52Z",
      brush.main(0),
    ) +
    path("M-53 -44Q-20 -28 34 -40Q34 -30 30 -26Q0 -18 -36 -26Q-50 -31 -53 -44Z", brush.main(-1)) +
    // near legs
    path("M-52 -48L-48 0H-29L-26 -30ZM6 -36L8 0H26L30 -40Z", brush.main(0.1)) +
    path("M-49 -6L-48 0H-29L-28.5 -6ZM7.6 -6L8 0H26L26.5 -6Z", brush.main(-0.8)) +
    path("M-46 0q2 -4 4.5 0q2.5 -4 5 0ZM11 0q2 -4 4.5 0q2.5 -4 5 0Z", brush.of("#f0e8da")) +
    // trunk
    path(
      "M50 -62Q66 -58 64 -34Q63 -18 68 -12Q73 -10 73 -16L78 -15Q78 -4 68 -4Q56 -5 55 -28Q54 -42 44 -46Z",
      brush.main(-0.2),
    ) +
    stroke(
      "M58 -46Q61 -46 63.5 -47M57 -38Q60 -37.5 64 -38.500M56 -30Q60 -29 63.6 -30M56.5 -22Q60 -21 63.5 -22",
      brush.main(-1.3),
      1,
    ) +
    // head
    path("M18 -68Q20 -96 42 -97Q62 -96 64 -74Q65 -56 54 -46Q40 -38 26 -46Q18 -54 18 -68Z", brush.main(0.3)) +
    path("M48 -48Q60 -36 72 -38Q62 -32 54 -36Q47 -40 44 -46Z", brush.of("#f5eddc", 0.2)) +
    // ear
    path("M36 -86Q14 -100 4 -80Q-2 -60 12 -46Q24 -38 32 -54Q38 -70 36 -86Z", brush.main(-0.7)) +
    path("M32 -82Q16 -92 9 -77Q5 -62 14 -52Q23 -46 28 -58Q33 -70 32 -82Z", brush.second(-0.7)) +
    face(ellipse([48, -75], [2.6, 3.2], brush.of("#241f20")) + circle([49, -76.2], 0.9, "#fffaf0"))
  );
}

export const elephant: Subject = {
  name: "elephant",
  words: ["elephant", "baby elephant", "mammoth"],
  realm: "ground",
  height: 0.48,
  metres: 3,
  aspect: 1.3,
  foot: 0.75,
  place: "meadow",
  colours: ["#8d96a3", "#e4b9b0"],
  top: [-12, -88],
  draw,
};
