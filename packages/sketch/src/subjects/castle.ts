import { box, path, polygon } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

interface Tower {
  x: number;
  width: number;
  height: number;
  step: number;
}

function tower(brush: Brush, { x, width, height, step }: Tower): string {
  const half = width / 2;
  const roof = width * 1.35;
  const pennant = -height - roof - 5;
  return (
    box([x - half, -height], [width, height], brush.main(step)) +
    box(
      brush.lit === 1 ? [x - half, -height] : [x + half * 0.2, -height],
      [width * 0.4, height],
      brush.main(step - 1),
    ) +
    box([x - half - 1.4, -height - 3], [width + 2.8, 5], brush.main(step - 0.6)) +
    path(
      polygon([
        [x - half - 2.6, -height - 2.4],
        [x, -height - roof],
        [x + half + 2.6, -height - 2.4],
      ]),
      brush.second(step),
    ) +
    path(
      polygon(
        brush.lit === 1
          ? [
              [x - half - 2.6, -height - 2.4],
              [x, -height - roof],
              [x - half * 0.2, -height - 2.4],
            ]
          : [
              [x + half * 0.2, -height - 2.4],
              [x, -height - roof],
              [x + half + 2.6, -height - 2.4],
            ],
      ),
      brush.second(step - 1.2),
    ) +
    box([x - 0.5, pennant], [1, 6], brush.of("#5a4a42")) +
    path(
      `M${x + 0.5} ${pennant.toFixed(2)}L${x + 9} ${(pennant + 2).toFixed(2)}L${x + 0.5} ${(pennant + 4.4).toFixed(2)}Z`,
      brush.of("#e0a63c"),
    ) +
    path(`M${x - 1.8} ${-height * 0.66}v-5q1.8 -3 3.6 0v5Z`, brush.glass())
  );
}

function wall(brush: Brush): string {
  let merlons = "";
  for (let x = -40; x < 40; x += 8) merlons += `M${x} -30V-35H${x + 4.6}V-30Z`;
  return (
    box([-42, -31], [84, 31], brush.main(0)) +
    path(merlons, brush.main(0)) +
    box([-42, -31], [84, 2.4], brush.main(-0.9)) +
    brush.shadow("M14 -30H42V0H20Q24 -16 14 -30Z", brush.main(-0.8))
  );
}

export const castle: Subject = {
  name: "castle",
  words: ["castle", "fortress", "palace", "fort", "citadel"],
  realm: "ground",
  height: 0.56,
  metres: 25,
  aspect: 1.05,
  foot: 0.98,
  place: "mountains",
  colours: ["#cfc3b4", "#6f6fa8"],
  top: [0, -62],
  draw: (brush) =>
    [
      { x: -17, width: 15, height: 60, step: -0.7 },
      { x: 18, width: 14, height: 52, step: -0.7 },
      { x: 1, width: 17, height: 66, step: -0.3 },
    ]
      .map((one) => tower(brush, one))
      .join("") +
    wall(brush) +
    [
      { x: -42, width: 17, height: 42, step: 0.1 },
      { x: 42, width: 17, height: 42, step: 0.1 },
    ]
      .map((one) => tower(brush, one))
      .join("") +
    path("M-11 0V-15Q0 -29 11 -15V0Z", brush.main(-1.8)) +
    path("M-8.4 0V-14Q0 -25 8.4 -14V0Z", brush.of("#5d4030", -0.3)) +
    path("M-4 0V-19M0 0V-20M4 0V-19M-8 -8H8", "none", `stroke="${brush.of("#3f2c24")}" stroke-width="0.9"`) +
    path("M-24 -16v-5q2 -3 4 0v5ZM20 -16v-5q2 -3 4 0v5Z", brush.glass()),
};
