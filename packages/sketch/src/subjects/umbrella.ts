import { path, stroke } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function draw(brush: Brush): string {
  return (
    stroke("M0 -92V-6Q0 2 8 0Q14 -2 13 -9", brush.of("#6a4a35"), 3.6) +
    path(
      "M-50 -48Q-46 -92 0 -94Q46 -92 50 -48Q42 -56 33 -48Q25 -56 17 -48Q8 -56 0 -48Q-8 -56 -17 -48Q-25 -56 -33 -48Q-42 -56 -50 -48Z",
      brush.main(0),
    ) +
    path(
      "M-33 -48Q-28 -86 0 -94Q-16 -80 -17 -48Q-25 -56 -33 -48ZM33 -48Q28 -86 0 -94Q16 -80 17 -48Q25 -56 33 -48Z",
      brush.second(0),
    ) +
    path(
      brush.lit === 1
        ? "M-50 -48Q-46 -92 0 -94Q-28 -86 -33 -48Q-42 -56 -50 -48Z"
        : "M50 -48Q46 -92 0 -94Q28 -86 33 -48Q42 -56 50 -48Z",
      brush.main(-1.2),
    ) +
    path(
      brush.lit === 1
        ? "M50 -48Q46 -92 0 -94Q28 -86 33 -48Q42 -56 50 -48Z"
        : "M-50 -48Q-46 -92 0 -94Q-28 -86 -33 -48Q-42 -56 -50 -48Z",
      brush.main(0.9),
    ) +
    stroke("M0 -94V-100", brush.of("#6a4a35"), 2.4)
  );
}

export const umbrella: Subject = {
  name: "umbrella",
  words: ["umbrella", "parasol", "beach umbrella", "sunshade"],
  realm: "ground",
  height: 0.42,
  metres: 1,
  aspect: 1,
  foot: 0.12,
  place: "beach",
  colours: ["#cf4b44", "#f6ead2"],
  draw,
};
