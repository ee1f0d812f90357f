import { circle, path } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

const FRONDS = [-165, -135, -100, -62, -30, 8, -190] as const;

function draw(brush: Brush): string {
  const lean = brush.random.between(6, 16);
  const top = lean.toFixed(2);
  let rings = "";
  for (let ring = 1; ring < 9; ring++) {
    const share = ring / 9;
    rings += `M${(lean * share * share - 3.6).toFixed(2)} ${(-share * 68).toFixed(2)}q3.6 2.4 7 0`;
  }
  const frond = "M0 0Q18 -15 44 -4Q46 0 50 9Q40 3 34 6Q30 0 24 4Q20 -3 13 2Q8 -3 0 0Z";
  return (
    path(
      `M-5 1Q-1 -36 ${(lean - 2.6).toFixed(2)} -70H${(lean + 2.6).toFixed(2)}Q4 -34 5.6 1Z`,
      brush.of("#8a6848"),
    ) +
    path(rings, "none", `stroke="${brush.of("#8a6848", -1.4)}" stroke-width="1.2"`) +
    FRONDS.map((angle, index) =>
      path(
        frond,
        brush.main(index % 2 === 0 ? -0.9 : 0.2),
        `transform="translate(${top} -71) rotate(${angle < -90 ? angle + 180 : angle}) scale(${angle < -90 ? -1 : 1} 1)"`,
      ),
    ).join("") +
    circle([lean - 3, -67], 3.4, brush.of("#6d4a2f")) +
    circle([lean + 3, -66], 3.4, brush.of("#6d4a2f", -0.8))
  );
}

export const palm: Subject = {
  name: "palm",
  words: ["palm", "palm tree", "coconut tree", "coconut palm"],
  realm: "ground",
  height: 0.56,
  metres: 9,
  aspect: 0.8,
  foot: 0.2,
  place: "beach",
  colours: ["#4f9a58"],
  draw,
};
