import { ellipse, path, stroke } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function draw(brush: Brush): string {
  return (
    path(
      "M0 -74Q-18 -86 -36 -74Q-56 -54 -38 -18Q-26 2 -10 0Q0 -3 10 0Q26 2 38 -18Q56 -54 36 -74Q18 -86 0 -74Z",
      brush.main(0),
    ) +
    brush.shadow(
      "M24 -79Q31 -78 36 -74Q56 -54 38 -18Q26 2 10 0Q4 -2 0 -2Q30 -14 32 -46Q33 -66 24 -79Z",
      brush.main(-1.2),
    ) +
    `<g transform="scale(${brush.lit} 1)">` +
    path("M20 -70Q36 -66 35 -46Q32 -40 28 -46Q29 -58 18 -64Q16 -70 20 -70Z", brush.main(1.8)) +
    "</g>" +
    ellipse([0, -73], [14, 4.5], brush.main(-1.7)) +
    stroke("M0 -73Q-1 -86 6 -97", brush.of("#6a4a2c"), 4) +
    path("M4 -84Q12 -102 34 -96Q30 -80 4 -84Z", brush.second(0.2)) +
    path("M4 -84Q18 -86 34 -96Q30 -80 4 -84Z", brush.second(-0.9))
  );
}

export const apple: Subject = {
  name: "apple",
  words: ["apple", "red apple", "green apple"],
  realm: "ground",
  height: 0.36,
  metres: 0.09,
  aspect: 0.95,
  foot: 0.5,
  place: "tabletop",
  colours: ["#c93a34", "#5f9a45"],
  draw,
};
