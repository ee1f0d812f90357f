import { circle, ellipse, face, path } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function draw(brush: Brush): string {
  return (
    path(
      "M-50 -44Q-60 -52 -56 -62Q-44 -58 -38 -48Q-20 -50 0 -44Q12 -42 14 -52Q2 -62 4 -78Q8 -98 28 -99Q48 -98 49 -78Q49 -66 40 -56Q52 -40 44 -18Q36 0 8 0H-18Q-46 -2 -50 -44Z",
      brush.main(0),
    ) +
    path("M-50 -36Q-30 -12 6 -10Q34 -10 46 -26Q42 -2 8 0H-18Q-44 -2 -50 -36Z", brush.main(-1)) +
    path(
      "M-40 -38Q-20 -46 8 -34Q10 -18 -10 -14Q-30 -16 -40 -38Z",
      brush.main(brush.lit === -1 ? 0.8 : -0.5),
    ) +
    path("M-38 -34Q-20 -22 0 -20Q-4 -15 -10 -14Q-30 -16 -38 -34Z", brush.main(-1.2)) +
    path("M12 -84Q16 -97 28 -97Q40 -96 46 -86Q30 -92 12 -84Z", brush.main(1.2)) +
    path("M44 -82Q56 -82 64 -76Q62 -70 52 -69Q46 -69 43 -72Z", brush.second(0.3)) +
    path("M43 -74Q54 -73 64 -76Q62 -70 52 -69Q46 -69 43 -72Z", brush.second(-0.9)) +
    face(ellipse([34, -83], [3, 3.6], brush.of("#221c20")) + circle([35.2, -84.3], 1.1, "#fffaf0"))
  );
}

export const duck: Subject = {
  name: "duck",
  words: ["duck", "duckling", "mallard", "rubber duck", "goose"],
  realm: "water",
  height: 0.28,
  metres: 0.4,
  aspect: 1.15,
  foot: 0.8,
  place: "lake",
  colours: ["#e9b83c", "#e2782c"],
  draw,
};
