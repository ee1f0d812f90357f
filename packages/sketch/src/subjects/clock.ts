import { circle, ellipse, stroke } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function draw(brush: Brush): string {
  const hour = brush.random.whole(0, 11);
  const marks = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
    .map(
      (index) =>
        `<rect x="-1" y="-29" width="2" height="${index % 3 === 0 ? 7 : 4}" transform="translate(0 -44) rotate(${index * 30})" fill="${brush.of("#3a3238")}"/>`,
    )
    .join("");
  return (
    stroke("M-24 -12L-32 -1M24 -12L32 -1", brush.main(-1.5), 6) +
    ellipse([-22, -84], [14, 10], brush.of("#d9a441", 0.4)) +
    ellipse([22, -84], [14, 10], brush.of("#d9a441", -0.4)) +
    stroke("M0 -86V-96M-6 -97H6", brush.main(-1), 4) +
    circle([0, -44], 42, brush.main(0)) +
    brush.shadow("M10 -85A42 42 0 0 1 10 -3A42 42 0 0 0 10 -85Z", brush.main(-1.3)) +
    circle([0, -44], 34, brush.main(-1.3)) +
    circle([0, -44], 32.5, brush.second(0.3)) +
    marks +
    `<g transform="translate(0 -44) rotate(${hour * 30 + 5})">${stroke("M0 0V-15", brush.of("#2a2428"), 3.4)}</g>` +
    `<g transform="translate(0 -44) rotate(60)">${stroke("M0 0V-24", brush.of("#2a2428"), 2.4)}</g>` +
    circle([0, -44], 3, brush.of("#c8473b"))
  );
}

export const clock: Subject = {
  name: "clock",
  words: ["clock", "alarm clock", "watch", "wall clock", "timepiece"],
  realm: "ground",
  height: 0.46,
  metres: 0.2,
  aspect: 0.9,
  foot: 0.6,
  place: "tabletop",
  colours: ["#3f8f9a", "#f7f0e0"],
  draw,
};
