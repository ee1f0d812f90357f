import { circle, path } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function draw(brush: Brush): string {
  return (
    `<g transform="rotate(14 0 -50)">` +
    path("M-8 -18Q-12 -4 0 8Q12 -4 8 -18Z", "#f29a33") +
    path("M-4.6 -18Q-6 -8 0 0Q6 -8 4.6 -18Z", "#fde08a") +
    path("M-11 -40Q-26 -32 -25 -10Q-18 -20 -9 -22ZM11 -40Q26 -32 25 -10Q18 -20 9 -22Z", brush.main(-0.5)) +
    path("M0 -100Q17 -78 15 -46Q14 -28 9 -18H-9Q-14 -28 -15 -46Q-17 -78 0 -100Z", brush.of("#f2efe8", 0)) +
    brush.shadow("M1 -99Q17 -78 15 -46Q14 -28 9 -18H3Q9 -52 1 -99Z", brush.of("#f2efe8", -1.5)) +
    path("M0 -100Q8.6 -89 12 -76Q0 -71 -12 -76Q-8.6 -89 0 -100Z", brush.main(0)) +
    brush.shadow("M1 -99Q8.6 -89 12 -76Q8 -74 4 -73.6Q5 -88 1 -99Z", brush.main(-1.3)) +
    path("M-11.4 -24Q0 -20 11.4 -24L9 -17H-9Z", brush.main(-0.8)) +
    circle([0, -56], 8, brush.of("#8d939c")) +
    circle([0, -56], 5.8, brush.of("#7cc0dd", 0.4)) +
    path(
      "M-4 -58Q-2 -62 2 -61",
      "none",
      'stroke="#ffffff" stroke-opacity="0.7" stroke-width="1.6" stroke-linecap="round"',
    ) +
    path("M-1.6 -40H1.6V-12H-1.6Z", brush.main(-1.2)) +
    "</g>"
  );
}

export const rocket: Subject = {
  name: "rocket",
  words: ["rocket", "rocket ship", "spaceship", "spacecraft", "space ship", "starship", "shuttle"],
  realm: "air",
  height: 0.48,
  metres: 25,
  aspect: 0.6,
  place: "space",
  colours: ["#d8453b"],
  draw,
};
