import { path, stroke } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function draw(brush: Brush): string {
  const lit = brush.lit === 1;
  let courses = "";
  for (let row = 1; row < 9; row++) {
    const y = -100 + row * 11.1;
    const half = (100 + y) * 0.86;
    courses += `M${-half} ${y}H${half * 0.3}L${half} ${y}`;
  }
  return (
    path("M0 -100L-86 0H26Z", brush.main(lit ? -0.9 : 0.5)) +
    path("M0 -100L26 0H86Z", brush.main(lit ? 0.6 : -1.1)) +
    stroke(courses, brush.main(-1.5), 0.7) +
    path("M0 -100L-10 -88L-2 -85L3 -89L10 -88Z", brush.main(1))
  );
}

export const pyramid: Subject = {
  name: "pyramid",
  words: ["pyramid", "egyptian pyramid", "great pyramid", "pyramid of giza"],
  realm: "ground",
  height: 0.46,
  metres: 60,
  aspect: 1.72,
  place: "desert",
  colours: ["#d9b06a"],
  draw,
};
