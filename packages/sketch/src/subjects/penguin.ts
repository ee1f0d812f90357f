import { circle, ellipse, face, path } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function draw(brush: Brush): string {
  return (
    path("M-20 -3Q-22 1 -10 1H-3L-5 -6ZM20 -3Q22 1 12 1H4L5 -6Z", brush.of("#e5943a")) +
    path(
      "M-2 -99Q20 -99 22 -78Q32 -56 28 -28Q24 -4 0 -3Q-24 -4 -28 -28Q-32 -56 -22 -78Q-20 -99 -2 -99Z",
      brush.main(0),
    ) +
    path("M-24 -66Q-38 -48 -33 -26Q-26 -30 -25 -42Z", brush.main(brush.lit === -1 ? 0.8 : -1)) +
    path("M24 -66Q38 -48 33 -26Q26 -30 25 -42Z", brush.main(brush.lit === 1 ? 0.8 : -1)) +
    path("M2 -68Q22 -64 22 -34Q20 -8 2 -6Q-18 -8 -20 -34Q-20 -64 2 -68Z", brush.second(0.2)) +
    brush.shadow("M8 -66Q22 -60 22 -34Q20 -8 2 -6Q18 -22 8 -66Z", brush.second(-0.9)) +
    path(
      "M4 -72Q-10 -64 -14 -76Q-14 -90 -4 -90Q2 -90 4 -85Q7 -90 12 -90Q21 -88 20 -76Q16 -64 4 -72Z",
      brush.second(0.4),
    ) +
    path("M2 -77Q8 -80 16 -75Q10 -70 3 -71Z", brush.of("#e5943a", 0.2)) +
    face(
      ellipse([-4, -81], [2.6, 3.2], brush.of("#1c1a20")) +
        ellipse([11.5, -81], [2.6, 3.2], brush.of("#1c1a20")) +
        circle([-3, -82.2], 1, "#fffaf0") +
        circle([12.5, -82.2], 1, "#fffaf0"),
    )
  );
}

export const penguin: Subject = {
  name: "penguin",
  words: ["penguin", "baby penguin", "emperor penguin"],
  realm: "ground",
  height: 0.4,
  metres: 0.9,
  aspect: 0.6,
  foot: 0.7,
  place: "meadow",
  colours: ["#2f3a4a", "#f6f1e6"],
  season: "winter",
  draw,
};
