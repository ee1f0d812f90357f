import { box, circle, group, path } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function bricks(brush: Brush): string {
  let drawn = "";
  for (let row = 0; row < 9; row++)
    for (let column = -1; column < 7; column++) {
      const x = -52 + column * 15 + (row % 2) * 7.5;
      const [left, right] = [Math.max(x, -48), Math.min(x + 13.5, 48)];
      if (right - left > 2)
        drawn += box(
          [left, -84 + row * 9],
          [right - left, 7.6, 1],
          brush.main(brush.random.between(-0.7, 0.5)),
        );
    }
  return drawn;
}

function draw(brush: Brush): string {
  return (
    box([-49, -86], [98, 86], brush.main(-1.2)) +
    bricks(brush) +
    path("M-27 0V-44Q-27 -62 0 -62Q27 -62 27 -44V0Z", "#2b1d1a") +
    group(circle([0, -22], 25, "#ff9a3c"), 'fill-opacity="0.35"') +
    path(
      "M-17 -5Q-22 -24 -9 -32Q-10 -24 -5 -22Q-5 -42 5 -50Q4 -38 10 -34Q12 -28 12 -24Q15 -26 15 -31Q23 -18 17 -5Z",
      "#f2762e",
    ) +
    path("M-9 -5Q-12 -18 -3 -24Q-2 -32 3 -36Q3 -28 7 -24Q12 -14 8 -5Z", "#ffd166") +
    box([-21, -8], [42, 6, 3], brush.of("#6b4630", 0.2)) +
    box([-15, -12], [30, 5, 2.5], brush.of("#7d5438", 0.4)) +
    box([-57, -96], [114, 10, 2], brush.second(0.3)) +
    box([-57, -88], [114, 3], brush.second(-1)) +
    box([-56, -3], [112, 4, 1], brush.of("#9b968a", 0.2))
  );
}

export const fireplace: Subject = {
  name: "fireplace",
  words: ["fireplace", "hearth", "open fire", "chimneypiece", "mantelpiece"],
  realm: "ground",
  height: 0.46,
  metres: 1.4,
  aspect: 1.14,
  place: "room",
  colours: ["#a4543f", "#7a5238"],
  top: [0, -96],
  draw,
};
