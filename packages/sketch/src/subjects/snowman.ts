import { box, circle, face, path, stroke } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function ball(brush: Brush, y: number, radius: number): string {
  return (
    circle([0, y], radius, brush.of("#f3f7fa", 0.2)) +
    brush.shadow(
      `M${radius * 0.2} ${y - radius * 0.97}A${radius} ${radius} 0 0 1 ${radius * 0.2} ${y + radius * 0.97}Q${radius * 0.9} ${y} ${radius * 0.2} ${y - radius * 0.97}Z`,
      brush.of("#d5e2ee", -0.8),
    )
  );
}

export const snowman: Subject = {
  name: "snowman",
  words: ["snowman", "snow man"],
  realm: "ground",
  height: 0.42,
  metres: 1.6,
  aspect: 0.72,
  foot: 0.6,
  place: "meadow",
  season: "winter",
  colours: ["#c8413a"],
  hand: [34, -62],
  draw: (brush) =>
    ball(brush, -21, 22) +
    stroke("M-14 -52L-33 -62M-28 -59L-34 -56M14 -52L33 -62M28 -59L30 -66", brush.of("#6b4a35"), 1.8) +
    ball(brush, -50, 16.5) +
    ball(brush, -73, 12.5) +
    path("M-12 -66Q0 -59 12 -66L12.6 -61.500Q0 -55 -12.6 -61.500ZM5 -60L9 -46H14L11 -61Z", brush.main(0)) +
    box([-14, -84], [28, 3.4, 1.4], brush.of("#2f2d37")) +
    box([-9, -100], [18, 17, 1.6], brush.of("#2f2d37")) +
    box([-9, -88], [18, 3.6], brush.main(0)) +
    face(
      circle([-3, -76], 1.6, brush.of("#26242b")) +
        circle([6, -76], 1.6, brush.of("#26242b")) +
        path("M2 -73L17 -70.500L2 -69.500Z", brush.of("#ee8433")),
    ) +
    [-54, -48, -42].map((y) => circle([2, y], 1.5, brush.of("#26242b"))).join(""),
};
