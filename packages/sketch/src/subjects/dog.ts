import { circle, ellipse, face, path, stroke } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

const DARK = "#2f2724";

function body(brush: Brush): string {
  return (
    stroke("M-44 -50Q-60 -60 -60 -78", brush.main(-0.4), 7.5) +
    path(
      "M-40 -40Q-44 -18 -43 0H-33Q-32 -18 -26 -32ZM22 -36Q24 -16 22 0H32Q34 -18 36 -40Z",
      brush.main(-1.4),
    ) +
    path(
      "M-50 -44Q-48 -60 -30 -60Q0 -62 22 -66L44 -50Q42 -34 30 -28Q10 -24 -14 -28Q-34 -24 -44 -28Q-51 -34 -50 -44Z",
      brush.main(0),
    ) +
    path(
      "M-44 -28Q-34 -24 -14 -28Q10 -24 30 -28Q40 -32 43 -42Q24 -34 -10 -36Q-36 -36 -49 -40Q-49 -32 -44 -28Z",
      brush.main(-1),
    ) +
    path("M-50 -42Q-56 -22 -52 0H-40Q-40 -16 -30 -28Q-36 -46 -50 -42Z", brush.main(0.1)) +
    path("M28 -40Q34 -20 31 0H43Q46 -22 46 -46Z", brush.main(0.1)) +
    ellipse([-45, -2.2], [8, 3.6], brush.of("#f7ecd9", -0.2)) +
    ellipse([38, -2.2], [8, 3.6], brush.of("#f7ecd9", -0.2)) +
    path("M34 -58Q48 -50 44 -36Q36 -34 30 -44Z", brush.of("#f7ecd9", -0.1))
  );
}

function head(brush: Brush): string {
  return (
    path(
      "M18 -66Q16 -86 32 -95Q48 -101 58 -88Q62 -82 72 -79Q80 -74 76 -66Q68 -60 54 -60Q44 -52 34 -54Q20 -56 18 -66Z",
      brush.main(0.3),
    ) +
    path("M58 -86Q64 -81 72 -79Q80 -74 76 -66Q68 -60 54 -60Q50 -66 54 -74Z", brush.of("#f7ecd9", 0)) +
    ellipse([75.4, -76.4], [4.4, 3.7], brush.of(DARK)) +
    stroke("M74 -66Q66 -64 61 -67", brush.of(DARK, 0.3), 1.4) +
    face(circle([55, -83], 3, brush.of(DARK)) + circle([56, -84.2], 1, "#fffaf0")) +
    path("M36 -94Q22 -96 18 -82Q14 -66 20 -58Q30 -58 36 -72Q38 -84 36 -94Z", brush.main(-1.5)) +
    path("M30 -57Q40 -51 48 -56L47 -51Q38 -46 29 -52Z", brush.second(0)) +
    circle([42, -49.4], 2.6, brush.of("#e8c04a"))
  );
}

export const dog: Subject = {
  name: "dog",
  words: ["dog", "puppy", "hound", "labrador", "terrier", "spaniel", "beagle", "corgi", "doggo"],
  realm: "ground",
  height: 0.34,
  metres: 0.7,
  aspect: 1.3,
  foot: 0.72,
  place: "meadow",
  colours: ["#b9824f", "#c8403a"],
  draw: (brush) => body(brush) + head(brush),
};
