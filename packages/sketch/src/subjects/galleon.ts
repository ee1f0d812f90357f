import { box, path, stroke } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function sail(brush: Brush, [x, y, half, tall]: readonly [number, number, number, number]): string {
  const bulge = brush.random.between(4, 7);
  const bottom = y + tall;
  return (
    path(
      `M${x - half} ${y}H${x + half * 0.9}Q${x + half + bulge} ${y + tall * 0.55} ${x + half} ${bottom}Q${x} ${bottom - 4} ${x - half} ${bottom}Q${x - half + bulge} ${y + tall * 0.5} ${x - half} ${y}Z`,
      brush.second(brush.lit === 1 ? 0 : 0.4),
    ) +
    path(
      `M${x - half} ${y}H${x - half * 0.3}Q${x - half * 0.3 + bulge} ${y + tall * 0.5} ${x - half * 0.3} ${bottom - 2}Q${x - half * 0.7} ${bottom - 1.6} ${x - half} ${bottom}Q${x - half + bulge} ${y + tall * 0.5} ${x - half} ${y}Z`,
      brush.second(brush.lit === 1 ? -0.9 : 1),
    ) +
    stroke(`M${x - half - 1} ${y}H${x + half * 0.9 + 1}`, brush.of("#5a3d2c", -0.3), 1.4)
  );
}

function draw(brush: Brush): string {
  const rope = brush.of("#5a3d2c", -0.3);
  return (
    stroke("M-30 -20V-90M2 -20V-99M32 -20V-86M44 -22L62 -40", brush.of("#6a4a35", -0.4), 2) +
    stroke("M-30 -88L-46 -28M2 -98L-30 -60M2 -98L32 -66M32 -84L60 -39", rope, 0.7) +
    sail(brush, [-30, -58, 13, 24]) +
    sail(brush, [-30, -84, 9, 20]) +
    sail(brush, [2, -56, 17, 30]) +
    sail(brush, [2, -76, 13, 17]) +
    sail(brush, [2, -92, 9, 13]) +
    sail(brush, [32, -54, 13, 25]) +
    sail(brush, [32, -78, 9, 20]) +
    path("M34 -72L58 -38L40 -34Z", brush.second(-0.4)) +
    path("M2 -99Q-6 -101 -12 -98L-8 -96L-12 -93Q-6 -95 2 -94Z", brush.of("#b5432f", 0.3)) +
    path("M-50 -34L-48 -22Q-20 -16 40 -23L54 -27Q50 -8 40 0H-38Q-52 -12 -50 -34Z", brush.main(0)) +
    path("M-48 -12Q0 -4 48 -12Q46 -4 40 0H-38Q-44 -5 -48 -12Z", brush.main(-1.5)) +
    path("M-50 -34L-49.2 -28L-30 -22L-30 -27Z", brush.main(0.7)) +
    path(
      "M-49.2 -26Q-20 -19 40 -26L54 -29L53.4 -26L40 -22.500Q-20 -15.5 -48.6 -21.500Z",
      brush.of("#d9a441", 0.2),
    ) +
    [-34, -20, -6, 8, 22, 34].map((x) => box([x, -15], [5, 4.5], brush.main(-2.3))).join("")
  );
}

export const galleon: Subject = {
  name: "galleon",
  words: [
    "galleon",
    "pirate ship",
    "sailing ship",
    "tall ship",
    "frigate",
    "viking ship",
    "clipper",
    "old ship",
  ],
  realm: "water",
  height: 0.46,
  metres: 30,
  aspect: 1.15,
  place: "sea",
  colours: ["#8a5535", "#f2e6cc"],
  draw,
};
