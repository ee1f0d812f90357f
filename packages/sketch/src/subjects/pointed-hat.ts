import { path } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function draw(brush: Brush): string {
  return (
    path("M-30 -10Q-14 -58 -6 -84Q4 -100 24 -92Q14 -88 12 -78Q18 -46 30 -10Q0 0 -30 -10Z", brush.main(0)) +
    brush.shadow(
      "M6 -92Q14 -96 24 -92Q14 -88 12 -78Q18 -46 30 -10Q18 -5 6 -5Q10 -50 2 -80Z",
      brush.main(-1),
    ) +
    path("M-27 -20Q0 -10 27 -20L30 -9Q0 1 -30 -9Z", brush.second(0)) +
    path("M-52 -10Q-40 4 0 4Q40 4 52 -10Q30 -3 0 -3Q-30 -3 -52 -10Z", brush.main(0.6))
  );
}

export const pointedHat: Subject = {
  name: "pointed hat",
  words: [
    "pointed hat",
    "wizard hat",
    "witch hat",
    "witch's hat",
    "wizard's hat",
    "party hat",
    "birthday hat",
  ],
  realm: "ground",
  height: 0.34,
  metres: 0.4,
  aspect: 1.04,
  foot: 0.9,
  place: "tabletop",
  colours: ["#4a3a72", "#e8b83a"],
  draw,
};
