import { circle, ellipse, path, stroke } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function draw(brush: Brush): string {
  const pores = Array.from({ length: 14 }, () =>
    circle([brush.random.between(-28, 28), -44 + brush.random.between(-28, 28)], 0.9, brush.main(-0.9)),
  );
  return (
    circle([0, -43], 43, brush.main(0)) +
    brush.shadow("M16 -83A43 43 0 0 1 -8 -1Q30 -14 30 -46Q30 -68 16 -83Z", brush.main(-1.1)) +
    pores.join("") +
    `<g transform="scale(${brush.lit} 1)">` +
    ellipse([19, -64], [9, 6], brush.main(1.7)) +
    "</g>" +
    ellipse([0, -84], [6, 2.4], brush.second(-1)) +
    stroke("M0 -84V-90", brush.of("#6a4a2c"), 3.6) +
    path("M1 -86Q10 -102 34 -98Q28 -82 1 -86Z", brush.second(0.3)) +
    path("M1 -86Q18 -88 34 -98Q28 -82 1 -86Z", brush.second(-0.8))
  );
}

export const orange: Subject = {
  name: "orange",
  words: ["orange fruit", "an orange", "oranges", "tangerine", "mandarin", "clementine", "grapefruit"],
  realm: "ground",
  height: 0.28,
  metres: 0.09,
  aspect: 1,
  foot: 0.5,
  place: "tabletop",
  colours: ["#ee8f2b", "#5f9a45"],
  draw,
};
