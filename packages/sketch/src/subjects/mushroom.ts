import { ellipse, path } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function draw(brush: Brush): string {
  const spots: [number, number, number, number][] = [
    [-24, -64, 8, 7],
    [0, -82, 9, 6],
    [22, -62, 8, 7],
    [-4, -58, 6, 5.4],
    [34, -50, 4, 4],
    [-38, -50, 4, 4.4],
  ];
  return (
    path("M-14 0Q-19 -6 -12 -46H12Q19 -6 14 0Q0 4 -14 0Z", brush.of("#f3e8d3", 0)) +
    brush.shadow("M3 1Q10 -20 5 -46H12Q19 -6 14 0Q9 2 3 1Z", brush.of("#f3e8d3", -1.3)) +
    path("M-15 -38Q0 -30 15 -38L13 -46H-13Z", brush.of("#e2d3b6", -0.4)) +
    path("M-46 -42Q-44 -98 0 -100Q44 -98 46 -42Q24 -34 0 -34Q-24 -34 -46 -42Z", brush.main(0)) +
    brush.shadow("M10 -99Q44 -96 46 -42Q30 -36 12 -35Q34 -62 10 -99Z", brush.main(-1.2)) +
    path("M-46 -42Q-24 -34 0 -34Q24 -34 46 -42Q24 -46 0 -45Q-24 -46 -46 -42Z", brush.of("#ecdcc0", -0.9)) +
    spots.map(([x, y, wide, tall]) => ellipse([x, y], [wide, tall], brush.of("#f8f2e4", 0.2))).join("")
  );
}

export const mushroom: Subject = {
  name: "mushroom",
  words: ["mushroom", "toadstool", "fungus", "fly agaric"],
  realm: "ground",
  height: 0.3,
  metres: 0.2,
  aspect: 0.95,
  foot: 0.4,
  place: "forest",
  colours: ["#cf4034"],
  draw,
};
