import { circle, ellipse, path } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function draw(brush: Brush): string {
  const ring = brush.random.chance(0.7);
  const tilt = -18;
  const half = (sweep: 0 | 1): string =>
    path(
      `M-72 -50A72 17 0 0 ${sweep} 72 -50`,
      "none",
      `stroke="${brush.second(sweep === 0 ? 0.5 : -0.8)}" stroke-width="8" transform="rotate(${tilt} 0 -50)"`,
    );
  const id = `p${Math.floor(brush.random.next() * 1e9)}`;
  return (
    (ring ? half(1) : "") +
    circle([0, -50], 42, brush.main(0)) +
    `<clipPath id="${id}"><circle cx="0" cy="-50" r="42"/></clipPath><g clip-path="url(#${id})"><g transform="rotate(${tilt} 0 -50)">` +
    ellipse([0, -70], [52, 7], brush.main(0.9)) +
    ellipse([0, -50], [56, 5], brush.main(-0.8)) +
    ellipse([0, -33], [52, 8], brush.main(0.5)) +
    ellipse([14, -58], [10, 4.4], brush.second(0)) +
    "</g>" +
    brush.shadow("M10 -92Q44 -76 42 -40Q34 -14 -4 -8Q34 -34 10 -92Z", brush.main(-2)) +
    "</g>" +
    (ring ? half(0) : "")
  );
}

export const planet: Subject = {
  name: "planet",
  words: [
    "planet",
    "planet with rings",
    "planet with ring",
    "ringed planet",
    "saturn",
    "jupiter",
    "mars",
    "venus",
    "neptune",
    "globe",
  ],
  realm: "air",
  height: 0.4,
  metres: 40,
  aspect: 1.4,
  place: "space",
  colours: ["#d99a5a", "#ecd6a4"],
  draw,
};
