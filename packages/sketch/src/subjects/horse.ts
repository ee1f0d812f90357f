import { circle, face, path } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function draw(brush: Brush): string {
  const mane = brush.second(-0.2);
  return (
    path("M-42 -54Q-60 -50 -58 -20Q-52 -26 -50 -16Q-44 -34 -38 -44Z", mane) +
    path(
      "M-32 -40Q-36 -22 -30 -16L-32 0H-25L-23 -16Q-26 -24 -20 -36ZM16 -38Q20 -22 19 0H26Q28 -22 28 -40Z",
      brush.main(-1.5),
    ) +
    path(
      "M-44 -50Q-42 -63 -26 -62Q-6 -58 12 -62Q22 -66 28 -80L44 -72Q40 -50 34 -42Q28 -33 14 -34Q-10 -30 -26 -34Q-44 -36 -44 -50Z",
      brush.main(0),
    ) +
    path(
      "M-42 -44Q-30 -34 -4 -38Q20 -38 36 -46Q30 -34 14 -34Q-10 -30 -26 -34Q-40 -36 -42 -44Z",
      brush.main(-1),
    ) +
    path(
      "M-44 -50Q-46 -30 -40 -18L-43 0H-35L-32 -18Q-32 -26 -22 -34Q-26 -52 -44 -50ZM22 -38Q28 -20 28 0H36Q37 -22 36 -42Z",
      brush.main(0.2),
    ) +
    path(
      "M-43.6 -3H-34.600V1H-43.600ZM27.6 -3H36.400V1H27.600ZM-32 -3H-24.400V0H-32ZM19 -3H26V0H19Z",
      brush.of("#3a2d28"),
    ) +
    path(
      "M26 -78Q28 -92 40 -94L44 -100L47 -93Q52 -90 56 -80L66 -70Q68 -64 62 -61Q56 -60 50 -66Q46 -68 42 -68L38 -62Q30 -64 26 -78Z",
      brush.main(0.3),
    ) +
    path("M66 -70Q68 -64 62 -61Q57 -60 53 -64Q60 -66 62 -73Z", brush.main(-1.2)) +
    path("M42 -98Q30 -96 24 -82Q20 -68 10 -62Q22 -58 28 -66Q30 -78 38 -90Z", mane) +
    face(circle([48.5, -83], 1.8, brush.of("#241f20")) + circle([63, -66.5], 1, brush.of("#241f20")))
  );
}

export const horse: Subject = {
  name: "horse",
  words: ["horse", "pony", "stallion", "mare", "foal"],
  realm: "ground",
  height: 0.42,
  metres: 1.8,
  aspect: 1.15,
  foot: 0.75,
  place: "meadow",
  colours: ["#8f5c3c", "#4a3029"],
  top: [-4, -60],
  draw,
};
