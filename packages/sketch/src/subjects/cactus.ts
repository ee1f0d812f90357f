import { circle, path } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function draw(brush: Brush): string {
  const arms =
    "M-8 -34H-20Q-25 -34 -25 -40V-56Q-25 -61 -29 -61Q-34 -61 -34 -56V-38Q-34 -24 -20 -24H-8ZM8 -46H18Q22 -46 22 -51V-66Q22 -71 26.5 -71Q31 -71 31 -66V-48Q31 -37 19 -37H8Z";
  return (
    path(arms, brush.main(-0.4)) +
    path("M-11 0V-86Q-11 -99 0 -99Q11 -99 11 -86V0Z", brush.main(0)) +
    brush.shadow("M3 0V-99Q11 -97 11 -86V0Z", brush.main(-1.2)) +
    path(
      "M-5 -4V-88M0 -4V-92M5 -4V-88M-29.5 -36V-56M26.5 -47V-66",
      "none",
      `stroke="${brush.main(-1.8)}" stroke-width="1.1" stroke-opacity="0.6" stroke-linecap="round"`,
    ) +
    circle([-1, -98], 4.2, brush.of("#e8628a")) +
    circle([27, -71], 3, brush.of("#e8628a", 0.4))
  );
}

export const cactus: Subject = {
  name: "cactus",
  words: ["cactus", "saguaro", "succulent"],
  realm: "ground",
  height: 0.42,
  metres: 3,
  aspect: 0.68,
  foot: 0.45,
  place: "desert",
  colours: ["#5f9a5c"],
  draw,
};
