import { path } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function stripes(brush: Brush): string {
  return (
    path("M-34 -22L-12 -18L-13 -11L-35 -15ZM-36 -6L-14 -3L-14.500 3L-36.500 0Z", brush.second(0.1)) +
    path(
      "M14 -82Q17 -76 15 -66L8 -65Q10 -76 8 -82ZM-24 -80L-18 -82Q-16 -72 -17 -63L-24 -65Q-26 -74 -24 -80Z",
      brush.second(0.1),
    )
  );
}

function draw(brush: Brush): string {
  return (
    path("M-40 -72Q-34 -40 -38 4L-15 7Q-10 -36 -18 -68Z", brush.main(-0.5)) +
    path("M-50 -92Q0 -74 50 -92Q56 -76 48 -62Q0 -42 -48 -62Q-56 -76 -50 -92Z", brush.main(0)) +
    brush.shadow("M20 -84Q40 -87 50 -92Q56 -76 48 -62Q34 -56 20 -54Q28 -70 20 -84Z", brush.main(-0.9)) +
    stripes(brush)
  );
}

export const scarf: Subject = {
  name: "scarf",
  words: ["scarf", "shawl", "bandana", "neckerchief"],
  realm: "ground",
  height: 0.3,
  metres: 0.4,
  aspect: 1.04,
  foot: 0.7,
  place: "tabletop",
  colours: ["#c9463d", "#f1dfb8"],
  draw,
};
