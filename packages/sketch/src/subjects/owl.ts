import { circle, face, path, stroke } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function draw(brush: Brush): string {
  const flecks = [
    [-10, -38],
    [0, -38],
    [10, -38],
    [-14, -29],
    [-5, -29],
    [5, -29],
    [14, -29],
    [-9, -20],
    [0, -20],
    [9, -20],
  ].map(([x = 0, y = 0]) => stroke(`M${x - 3} ${y}q3 4 6 0`, brush.main(-0.3), 1.7));
  return (
    path("M-10 -4L-13 0H-3L-5 -5ZM10 -4L3 0H13L5 -5Z", brush.of("#d89a3a")) +
    path(
      "M-24 -94L-14 -86Q0 -90 14 -86L24 -94Q30 -78 30 -60Q36 -34 22 -12Q10 -2 0 -2Q-10 -2 -22 -12Q-36 -34 -30 -60Q-30 -78 -24 -94Z",
      brush.main(0),
    ) +
    brush.shadow(
      "M14 -86L24 -94Q30 -78 30 -60Q36 -34 22 -12Q10 -2 0 -2Q24 -20 22 -52Q22 -74 14 -86Z",
      brush.main(-0.9),
    ) +
    path("M0 -52Q22 -48 20 -28Q18 -8 0 -6Q-18 -8 -20 -28Q-22 -48 0 -52Z", brush.second(0)) +
    flecks.join("") +
    path(
      "M-30 -58Q-40 -30 -24 -10Q-16 -26 -20 -46Q-24 -54 -30 -58Z",
      brush.main(brush.lit === -1 ? 0.5 : -1.2),
    ) +
    path("M30 -58Q40 -30 24 -10Q16 -26 20 -46Q24 -54 30 -58Z", brush.main(brush.lit === 1 ? 0.5 : -1.2)) +
    path(
      "M0 -80Q-10 -88 -20 -82Q-30 -72 -24 -60Q-14 -50 0 -60Q14 -50 24 -60Q30 -72 20 -82Q10 -88 0 -80Z",
      brush.second(0.3),
    ) +
    [-12, 12]
      .map((x) =>
        face(
          circle([x, -69], 9.5, brush.of("#f2b632", 0.3)) +
            circle([x, -69], 5.8, brush.of("#221c20")) +
            circle([x + 2, -71.5], 1.9, "#fffaf0"),
        ),
      )
      .join("") +
    face(path("M-4 -65Q0 -68 4 -65Q3 -57 0 -54Q-3 -57 -4 -65Z", brush.of("#d88a2c")))
  );
}

export const owl: Subject = {
  name: "owl",
  words: ["owl", "barn owl", "owlet", "snowy owl", "tawny owl"],
  realm: "ground",
  height: 0.36,
  metres: 0.4,
  aspect: 0.72,
  foot: 0.5,
  place: "forest",
  colours: ["#8a6a4a", "#efe0c2"],
  draw,
};
