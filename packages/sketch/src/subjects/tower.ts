import { path, stroke } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function draw(brush: Brush): string {
  return (
    path(
      "M-25 0H-14Q-13 -10 0 -10Q13 -10 14 0H25Q11 -30 7 -56Q3 -80 1.6 -94H-1.600Q-3 -80 -7 -56Q-11 -30 -25 0Z",
      brush.main(0),
    ) +
    (brush.lit === 1
      ? path(
          "M-25 0H-14Q-12 -14 -6 -30Q-2 -60 -0.5 -94H-1.600Q-3 -80 -7 -56Q-11 -30 -25 0Z",
          brush.main(-1.3),
        )
      : path("M25 0H14Q12 -14 6 -30Q2 -60 0.5 -94H1.600Q3 -80 7 -56Q11 -30 25 0Z", brush.main(-1.3))) +
    path(
      "M-12.5 -24Q0 -30 12.5 -24L10 -16Q0 -22 -10 -16ZM-6.6 -48L6.6 -48L8 -40Q0 -44 -8 -40Z",
      brush.of("#d9d4cc", -1.6),
    ) +
    stroke(
      "M-19 -9L-11 -20M-15 -20L-17 0M19 -9L11 -20M15 -20L17 0M-8 -35L6 -48M8 -35L-6 -48M-5 -55L4 -66M5 -55L-4 -66M-4 -68L3 -78M4 -68L-3 -78",
      brush.main(-1.8),
      1,
    ) +
    path(
      "M-14.5 -27H14.500V-23.500H-14.500ZM-8.5 -52H8.500V-49H-8.500ZM-3.6 -86H3.600V-83.600H-3.600Z",
      brush.main(0.9),
    ) +
    stroke("M0 -94V-100", brush.main(-0.8), 1)
  );
}

export const tower: Subject = {
  name: "tower",
  words: ["eiffel tower", "tower", "radio tower", "tv tower"],
  realm: "ground",
  height: 0.62,
  metres: 60,
  aspect: 0.5,
  foot: 0.95,
  place: "meadow",
  colours: ["#8b6a55"],
  draw,
};
