import { circle, face, path, stroke } from "../svg/shapes.ts";
import type { Subject } from "./subject.ts";

export const whale: Subject = {
  name: "whale",
  words: ["whale", "humpback whale", "orca"],
  realm: "water",
  height: 0.26,
  metres: 4,
  aspect: 2,
  place: "sea",
  colours: ["#456f96"],
  draw: (brush) =>
    stroke("M44 -72Q44 -92 32 -98M46 -72Q48 -94 62 -98M45 -72V-90", brush.of("#dff0f6", 1), 3.4) +
    path(
      "M-60 -26Q-84 -40 -88 -62Q-98 -66 -108 -60Q-106 -76 -90 -76Q-84 -86 -70 -84Q-74 -74 -80 -68Q-70 -44 -48 -46Z",
      brush.main(-0.4),
    ) +
    path(
      "M-66 -16Q-60 -52 -20 -62Q30 -76 70 -60Q98 -48 98 -26Q96 -6 70 0H-40Q-60 -2 -66 -16Z",
      brush.main(0),
    ) +
    path("M98 -30Q96 -6 70 0H-40Q-56 -2 -63 -10Q-20 -4 30 -18Q70 -30 98 -30Z", brush.of("#e6ecee", -0.3)) +
    path("M-54 -40Q-20 -60 20 -66Q50 -70 72 -59Q30 -58 -54 -40Z", brush.main(0.9)) +
    path("M20 -22Q10 -6 -8 2Q4 6 22 0Q36 -8 38 -24Z", brush.main(-1)) +
    face(circle([72, -37], 3.6, brush.of("#22242c")) + circle([73.2, -38.4], 1.2, "#ffffff")) +
    stroke("M96 -27Q84 -22 78 -26", brush.main(-1.8), 1.6),
};
