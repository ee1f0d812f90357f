import { path } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function draw(brush: Brush): string {
  return (
    path(
      "M-66 -88L-56 -92Q-52 -60 -16 -44Q26 -28 62 -48L72 -42Q60 -2 14 0Q-40 0 -62 -52Q-68 -68 -66 -88Z",
      brush.main(0.2),
    ) +
    path("M-62 -52Q-40 -16 8 -14Q46 -14 70 -36Q58 -2 14 0Q-40 0 -62 -52Z", brush.main(-1.1)) +
    path("M-56 -92Q-52 -60 -16 -44Q26 -28 62 -48L64 -46Q26 -20 -20 -37Q-56 -54 -59 -91Z", brush.main(1.3)) +
    path("M-68 -90Q-70 -98 -66 -100L-57 -99L-56 -91L-66 -87Z", brush.of("#6b5230")) +
    path("M62 -48L72 -42L70 -37Q64 -38 60 -44Z", brush.of("#5a4630"))
  );
}

export const banana: Subject = {
  name: "banana",
  words: ["banana", "bunch of bananas", "plantain"],
  realm: "ground",
  height: 0.3,
  metres: 0.15,
  aspect: 1.5,
  foot: 0.6,
  place: "tabletop",
  colours: ["#eec63f"],
  draw,
};
