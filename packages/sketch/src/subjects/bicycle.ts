import { box, circle, ellipse, stroke } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function wheel(brush: Brush, x: number): string {
  const tyre = `M${x - 29} -31a29 29 0 1 0 58 0a29 29 0 1 0 -58 0`;
  const rim = `M${x - 25} -31a25 25 0 1 0 50 0a25 25 0 1 0 -50 0`;
  const spokes = `M${x - 24} -31H${x + 24}M${x} -55V-7M${x - 17} -48L${x + 17} -14M${x + 17} -48L${x - 17} -14`;
  return (
    stroke(spokes, brush.of("#c9ccd0", -0.3), 0.9) +
    stroke(tyre, brush.of("#2b2b33"), 4.6) +
    stroke(rim, brush.of("#c9ccd0", 0.4), 1.2) +
    circle([x, -31], 3.6, brush.of("#55575e"))
  );
}

function draw(brush: Brush): string {
  const steel = brush.of("#b9bec4");
  const tube = brush.main(0);
  const back = wheel(brush, -52);
  const front = wheel(brush, 52);
  return (
    back +
    front +
    stroke("M-52 -31L-10 -31M-52 -31L-20 -68", brush.main(-1), 3.4) +
    stroke("M-10 -31L-22 -76M-10 -31L34 -72M-20 -68L32 -76", tube, 4.6) +
    stroke("M-10.5 -33L-21.5 -74M-18.5 -69.500L31 -77.5", brush.main(1.2), 1.3) +
    stroke("M30 -90L36 -68L52 -31", tube, 4.2) +
    stroke("M30 -90L28 -96Q36 -100 46 -96Q51 -92 47 -87", steel, 3) +
    stroke("M47 -88Q49 -90 47.5 -93", brush.of("#2b2b33"), 4.4) +
    stroke("M-22 -76L-24 -82", steel, 3.2) +
    ellipse([-25, -84], [14, 3.8], brush.second(0)) +
    ellipse([-28, -85], [9, 2], brush.second(1)) +
    circle([-10, -31], 9, brush.of("#55575e")) +
    circle([-10, -31], 5, steel) +
    stroke("M-10 -31L-2 -15", steel, 2.6) +
    box([-7, -15.5], [11, 3.4, 1.4], brush.of("#2b2b33"))
  );
}

export const bicycle: Subject = {
  name: "bicycle",
  words: ["bicycle", "bike", "cycle", "mountain bike", "racing bike", "push bike"],
  realm: "ground",
  height: 0.3,
  metres: 1.1,
  aspect: 1.7,
  foot: 0.95,
  place: "city",
  colours: ["#2f8f86", "#8a5535"],
  top: [-22, -88],
  draw,
};
