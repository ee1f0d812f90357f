import { circle, ellipse, face, path } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

const CREAM = "#f7ead6";
const DARK = "#3a2a2b";

function body(brush: Brush): string {
  return (
    // tail, curled forward from behind
    path("M-20 -10Q-52 -4 -56 -30Q-57 -48 -42 -56Q-46 -40 -36 -32Q-26 -25 -14 -26Z", brush.main(-0.5)) +
    path("M-56 -30Q-57 -48 -42 -56Q-46 -46 -42.5 -38Q-50 -34 -56 -30Z", brush.of(CREAM, -0.2)) +
    path("M-52 -22Q-40 -8 -16 -14L-16 -8Q-44 -2 -52 -22Z", brush.main(-1.6)) +
    // back and haunch
    path("M-26 0Q-36 -8 -30 -26Q-24 -42 -8 -56L18 -52Q24 -30 20 0Z", brush.main(0)) +
    path("M-26 0Q-36 -10 -29 -25Q-16 -34 -6 -22Q2 -10 -2 0Z", brush.main(brush.lit === -1 ? 0.5 : -0.7)) +
    path("M-26 0Q-30 -4 -28 -6Q-14 -8 4 -3Q6 -1 5 0Z", brush.of(DARK, -0.2)) +
    // chest
    path("M4 -52Q22 -48 20 -28Q18 -14 14 -8Q6 -22 2 -34Z", brush.of(CREAM)) +
    // front legs
    path("M4 -30Q6 -14 6 0H14Q15 -14 14 -28Z", brush.main(-0.5)) +
    path("M12 -30Q14 -14 13 0H22Q24 -16 22 -30Z", brush.main(0.1)) +
    path("M5.6 -13Q6 -6 5.4 0H14.4L14.6 -13ZM13.6 -13Q14 -6 13 0H23L22.8 -13Z", brush.of(DARK, 0))
  );
}

function head(brush: Brush): string {
  return (
    // ears
    path("M-7 -76Q-12 -96 -8 -100Q4 -94 8 -80Z", brush.main(-0.7)) +
    path("M16 -80Q24 -97 30 -98Q33 -88 29 -72Z", brush.main(-0.2)) +
    path("M-5 -80Q-8 -92 -6 -95Q2 -91 4 -82Z", brush.of(DARK)) +
    path("M20 -80Q25 -92 28 -93Q29 -86 27 -76Z", brush.of(DARK, 0.3)) +
    // face
    path(
      "M-12 -70Q-8 -86 12 -85Q31 -85 34 -68Q36 -60 27 -54Q22 -46 17 -44Q10 -44 2 -51Q-12 -58 -12 -70Z",
      brush.main(0.3),
    ) +
    path("M-12 -66Q-14 -56 -4 -52Q6 -46 17 -44Q12 -54 10 -64Q0 -58 -12 -66Z", brush.of(CREAM, -0.3)) +
    path("M34 -65Q37 -57 28 -52Q23 -46 17 -44Q18 -54 23 -63Q28 -59 34 -65Z", brush.of(CREAM, 0.2)) +
    path("M10 -64Q12 -52 17 -44Q22 -52 23 -63Q17 -70 10 -64Z", brush.main(-0.2)) +
    face(ellipse([17.3, -46.5], [3.3, 2.5], brush.of(DARK, -0.5))) +
    eye(brush, 5.6, -67) +
    eye(brush, 26, -66)
  );
}

function eye(brush: Brush, x: number, y: number): string {
  return face(ellipse([x, y], [2.5, 3.1], brush.of(DARK, -1)) + circle([x + 0.9, y - 1.1], 0.9, "#fffaf0"));
}

export const fox: Subject = {
  name: "fox",
  words: ["fox", "vixen", "fox cub"],
  realm: "ground",
  height: 0.4,
  metres: 0.6,
  aspect: 0.85,
  foot: 0.68,
  place: "meadow",
  colours: ["#d9712e"],
  draw: (brush) => body(brush) + head(brush),
};
