import { box, ellipse, path, stroke } from "../svg/shapes.ts";
import type { Subject } from "./subject.ts";

export const cup: Subject = {
  name: "cup",
  words: [
    "cup",
    "mug",
    "coffee cup",
    "cup of coffee",
    "cup of tea",
    "teacup",
    "coffee mug",
    "tea cup",
    "mug of coffee",
  ],
  realm: "ground",
  height: 0.36,
  metres: 0.12,
  aspect: 1.15,
  foot: 0.9,
  place: "tabletop",
  colours: ["#4f8fa8", "#fbf3e4"],
  draw: (brush) =>
    stroke(
      "M-12 -74Q-18 -82 -10 -88Q-4 -94 -10 -100M8 -74Q2 -82 10 -88Q16 -94 10 -100",
      "#ffffff",
      2.4,
    ).replace("fill=", 'stroke-opacity="0.55" fill=') +
    stroke("M34 -52Q56 -54 54 -36Q50 -20 28 -22", brush.main(-0.8), 7) +
    ellipse([0, -1.6], [50, 5], brush.second(-0.8)) +
    ellipse([0, -3.4], [46, 4], brush.second(0)) +
    path("M-38 -64H38Q38 -22 22 -6Q0 -1 -22 -6Q-38 -22 -38 -64Z", brush.main(0)) +
    brush.shadow("M12 -64H38Q38 -22 22 -6Q16 -4 8 -3.4Q26 -26 12 -64Z", brush.main(-1.2)) +
    path("M-38 -46Q0 -38 38 -46L36.4 -38Q0 -30 -36.4 -38Z", brush.second(-0.1)) +
    ellipse([0, -64], [38, 7.4], brush.main(0.8)) +
    ellipse([0, -63.4], [33.6, 5.6], brush.of("#5d3b28")) +
    box([-12, -65], [14, 1.6, 0.8], brush.of("#8a5c3c", 0.6)),
};
