import { path } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

/** One skirt of branches from its tip, with a ragged hem. */
function skirt(brush: Brush, [tip, hem]: readonly [number, number], half: number): string {
  const teeth = 6;
  let data = `M0 ${tip}`;
  for (let tooth = 0; tooth <= teeth; tooth++) {
    const x = half - (2 * half * tooth) / teeth;
    const droop = brush.random.between(0, 3) + (tooth % 2 === 0 ? 3.5 : -1.5) - ((x * x) / (half * half)) * 3;
    data +=
      tooth === 0
        ? `Q${(half * 0.35).toFixed(2)} ${(tip + (hem - tip) * 0.6).toFixed(2)} ${x.toFixed(2)} ${(hem + droop).toFixed(2)}`
        : `L${x.toFixed(2)} ${(hem + droop).toFixed(2)}`;
  }
  return `${data}Q${(-half * 0.35).toFixed(2)} ${(tip + (hem - tip) * 0.6).toFixed(2)} 0 ${tip}Z`;
}

const SKIRTS = [
  [-44, -12, 27],
  [-64, -30, 22.5],
  [-82, -50, 17.5],
  [-100, -70, 12],
] as const;

function draw(brush: Brush): string {
  const snow = brush.season === "winter";
  const side = brush.lit;
  let branches = "";
  for (const [tip, hem, half] of SKIRTS) {
    const wide = half * brush.random.between(0.92, 1.08);
    branches += path(skirt(brush, [tip, hem], wide), brush.main(-0.9));
    branches += path(
      `M0 ${tip}Q${side * wide * 0.35} ${tip + (hem - tip) * 0.6} ${side * wide * 0.98} ${hem + 1}L${side * wide * 0.45} ${hem - 4}L${side * wide * 0.25} ${hem + 1}L0 ${hem - 6}Z`,
      brush.main(0.35),
    );
    if (snow)
      branches += path(
        `M0 ${tip - 0.5}Q${wide * 0.32} ${tip + (hem - tip) * 0.55} ${wide * 0.92} ${hem - 1}Q${wide * 0.5} ${hem - 9} ${wide * 0.3} ${hem - 6}Q${wide * 0.1} ${hem - 15} ${-wide * 0.2} ${hem - 10}Q${-wide * 0.5} ${hem - 10} ${-wide * 0.9} ${hem - 1}Q${-wide * 0.32} ${tip + (hem - tip) * 0.55} 0 ${tip - 0.5}Z`,
        brush.of("#eff5fa", 0.2),
      );
  }
  return path("M-3.4 1V-16H3.4V1Z", brush.of("#5d4030", -0.8)) + branches;
}

export const pine: Subject = {
  name: "pine",
  words: ["pine", "pine tree", "fir", "fir tree", "spruce", "christmas tree", "conifer", "evergreen"],
  realm: "ground",
  height: 0.55,
  metres: 12,
  aspect: 0.55,
  foot: 0.35,
  place: "mountains",
  colours: ["#3f7560"],
  draw,
};
