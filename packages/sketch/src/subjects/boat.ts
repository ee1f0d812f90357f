import { path, polygon, stroke } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function draw(brush: Brush): string {
  const sail = "#f6efe0";
  const bulge = brush.random.between(3, 7);
  return (
    stroke("M-2 -12V-97", brush.of("#6a4a35", -0.4), 2.2) +
    path(
      `M1 -95Q${18 + bulge} -62 ${38 + bulge} -22Q18 -18 1 -20Z`,
      brush.of(sail, brush.lit === 1 ? 0.6 : -0.2),
    ) +
    path(
      `M1 -95Q${10 + bulge} -60 ${14 + bulge} -20Q6 -19 1 -20Z`,
      brush.of(sail, brush.lit === 1 ? -0.4 : -1.2),
    ) +
    path(
      `M-5 -86Q${-20 - bulge * 0.4} -52 -32 -21Q-16 -18 -5 -20Z`,
      brush.of(sail, brush.lit === 1 ? -0.7 : 0.5),
    ) +
    path("M-2 -97Q6 -95 12 -98Q8 -93 12 -90Q4 -92 -2 -91Z", brush.main(0.3)) +
    path("M-40 -17Q0 -11 47 -19Q42 -3 30 2H-26Q-36 -4 -40 -17Z", brush.main(0)) +
    path("M-36 -8Q0 -3 43 -10Q38 -1 30 2H-26Q-32 -2 -36 -8Z", brush.main(-1.4)) +
    path("M-40 -17Q0 -11 47 -19L46.2 -15.6Q0 -7.6 -39 -13.6Z", brush.of(sail, -0.2)) +
    path(
      polygon([
        [-26, -15],
        [-22, -22],
        [-8, -22],
        [-7, -13.6],
      ]),
      brush.of("#b98a5c", -0.2),
    )
  );
}

export const boat: Subject = {
  name: "boat",
  words: ["boat", "sailboat", "sailing boat", "sail boat", "yacht", "fishing boat", "vessel", "dinghy"],
  realm: "water",
  height: 0.4,
  metres: 8,
  aspect: 0.9,
  place: "sea",
  colours: ["#b8442f"],
  top: [-14, -22],
  draw,
};
