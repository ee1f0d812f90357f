import { circle, path } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function draw(brush: Brush): string {
  const fur = "#f7f4ee";
  return (
    path("M-44 -18Q-36 -86 8 -98Q44 -92 60 -42Q40 -58 34 -60Q42 -40 44 -18Q0 -4 -44 -18Z", brush.main(0)) +
    brush.shadow(
      "M14 -96Q44 -90 60 -42Q40 -58 34 -60Q42 -40 44 -18Q30 -12 16 -12Q26 -60 14 -96Z",
      brush.main(-0.9),
    ) +
    path("M-50 -22Q0 -8 50 -22Q56 -12 50 -2Q0 10 -50 -2Q-56 -12 -50 -22Z", brush.of(fur, 0.3)) +
    circle([60, -38], 12, brush.of(fur, 0.1))
  );
}

export const santaHat: Subject = {
  name: "santa hat",
  words: [
    "santa hat",
    "santa's hat",
    "christmas hat",
    "beanie",
    "woolly hat",
    "bobble hat",
    "winter hat",
    "knit hat",
    "nightcap",
  ],
  realm: "ground",
  height: 0.28,
  metres: 0.25,
  aspect: 1.16,
  foot: 0.9,
  place: "tabletop",
  colours: ["#c9352f"],
  draw,
};
