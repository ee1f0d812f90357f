import { circle, ellipse, face, path } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function draw(brush: Brush): string {
  return (
    circle([-34, -15], 9, brush.of("#faf5ec", 0.2)) +
    path("M2 -66Q-12 -96 -6 -100Q6 -98 12 -70Z", brush.main(-0.9)) +
    path("M12 -68Q10 -98 18 -100Q28 -94 22 -66Z", brush.main(0)) +
    path("M15 -70Q14 -90 18 -93Q22 -88 20 -68Z", brush.of("#e9a8a2", -0.2)) +
    path("M-32 -2Q-42 -34 -14 -46Q10 -52 20 -34Q26 -18 20 0H-26Q-31 0 -32 -2Z", brush.main(0)) +
    path(
      "M-32 -2Q-38 -26 -20 -32Q-4 -32 -2 -14Q-2 -4 -6 0H-26Q-31 0 -32 -2Z",
      brush.main(brush.lit === -1 ? 0.6 : -0.8),
    ) +
    path("M10 -40Q24 -36 22 -18Q16 -12 10 -20Z", brush.of("#faf5ec", -0.1)) +
    path("M-6 -56Q-4 -74 16 -74Q34 -72 36 -56Q34 -42 18 -40Q-4 -40 -6 -56Z", brush.main(0.3)) +
    path("M36 -56Q34 -42 18 -40Q10 -41 6 -43Q20 -46 24 -56Z", brush.of("#faf5ec", 0)) +
    face(circle([18, -60], 3.2, brush.of("#2b2529")) + circle([19.2, -61.3], 1.1, "#fffaf2")) +
    ellipse([35, -56], [2.2, 1.7], brush.of("#d9827c")) +
    ellipse([-12, -1.6], [13, 4], brush.main(-0.6)) +
    ellipse([18, -1.6], [9, 3.6], brush.main(0.4))
  );
}

export const rabbit: Subject = {
  name: "rabbit",
  words: ["rabbit", "bunny", "hare", "easter bunny"],
  realm: "ground",
  height: 0.32,
  metres: 0.4,
  aspect: 0.8,
  foot: 0.75,
  place: "meadow",
  colours: ["#b9a38c"],
  draw,
};
