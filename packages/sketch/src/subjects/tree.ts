import { cosine, sine } from "../numbers/arithmetic.ts";
import { path, smooth } from "../svg/shapes.ts";
import type { Point } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

const SEASON_LEAVES: Readonly<Partial<Record<Brush["season"], string>>> = {
  autumn: "#d98234",
  spring: "#efb3c4",
  winter: "#e6eef2",
};

/** A leafy mass: a closed curve through points jittered round a circle. */
function mass(brush: Brush, centre: Point, radius: number): string {
  const count = 9;
  const list = Array.from({ length: count }, (_, index): Point => {
    const reach = radius * brush.random.between(0.88, 1.1);
    const angle = (index / count) * 6.2832;
    return [centre[0] + cosine(angle) * reach, centre[1] + sine(angle) * reach * 0.9];
  });
  return smooth(list, true);
}

function draw(brush: Brush): string {
  const leaves = SEASON_LEAVES[brush.season];
  const leaf = (step: number): string => (leaves === undefined ? brush.main(step) : brush.of(leaves, step));
  const side = brush.lit;
  const trunk = brush.of("#6d4a36", -0.3);
  const lean = brush.random.between(-3, 3);
  const masses: [Point, number][] = [
    [[-17, -52], 19],
    [[18, -50], 18],
    [[0 + lean, -66], 24],
    [[-3 + lean, -48], 20],
  ];
  return (
    path(`M-5.5 1Q-3 -18 ${-3 + lean * 0.3} -44H${3 + lean * 0.3}Q3.4 -16 6.5 1Q0 -2 -5.5 1Z`, trunk) +
    path(
      `M${side * -1} 0Q${side * -1} -18 ${lean * 0.3} -44H${lean * 0.3 - side * 3}Q${-side * 4} -16 ${-side * 6} 1Z`,
      brush.of("#6d4a36", -1.5),
    ) +
    path(`M0 -26Q6 -34 14 -40L15 -37Q8 -30 1 -20Z`, trunk) +
    masses.map(([centre, radius]) => path(mass(brush, centre, radius), leaf(-1.3))).join("") +
    masses
      .map(([centre, radius]) =>
        path(mass(brush, [centre[0] + side * 2.5, centre[1] - 4], radius * 0.84), leaf(0)),
      )
      .join("") +
    masses
      .slice(0, 3)
      .map(([centre, radius]) =>
        path(mass(brush, [centre[0] + side * 6, centre[1] - 8], radius * 0.46), leaf(1.1)),
      )
      .join("")
  );
}

export const tree: Subject = {
  name: "tree",
  words: [
    "tree",
    "oak",
    "oak tree",
    "maple",
    "maple tree",
    "apple tree",
    "cherry tree",
    "birch",
    "willow",
    "bush",
    "beech",
  ],
  realm: "ground",
  height: 0.55,
  metres: 9,
  aspect: 0.78,
  foot: 0.3,
  place: "meadow",
  colours: ["#6b9a4a"],
  draw,
};
