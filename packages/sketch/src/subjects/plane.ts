import { box, ellipse, path } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function draw(brush: Brush): string {
  const windows = Array.from({ length: 13 }, (_, index) =>
    box([-62 + index * 11, -57], [5, 6.5, 2.4], brush.glass()),
  );
  return (
    // far wing and tail
    path("M14 -60L-26 -90H-38L-12 -58Z", brush.main(-1.6)) +
    path("M-98 -58L-126 -70H-134L-116 -54Z", brush.main(-1.6)) +
    // fin
    path("M-126 -56L-132 -100H-112Q-96 -74 -78 -64Z", brush.second(0)) +
    path("M-126 -56L-128.5 -74Q-108 -66 -78 -64Z", brush.second(-1)) +
    // fuselage
    path(
      "M-128 -58Q-100 -68 -60 -68H78Q112 -66 126 -50Q128 -46 120 -42Q104 -36 70 -36H-56Q-104 -44 -128 -58Z",
      brush.main(0.2),
    ) +
    path(
      "M-120 -54Q-60 -46 20 -46Q90 -46 126 -49Q126 -44 120 -42Q104 -36 70 -36H-56Q-96 -42 -120 -54Z",
      brush.main(-1.3),
    ) +
    path("M-60 -68H78Q96 -67 108 -62Q40 -64 -92 -64Q-76 -68 -60 -68Z", brush.main(1.5)) +
    path("M-118 -53.500Q-60 -47.5 124 -51.500L126 -49Q-60 -44 -112 -51Z", brush.second(0.2)) +
    windows.join("") +
    path("M96 -63Q110 -59 117 -54L100 -53Z", brush.of("#33465c", 0.3)) +
    // near wing, engine, tailplane
    ellipse([22, -30], [17, 7.5], brush.second(-0.3)) +
    ellipse([36, -30], [4, 6.5], brush.of("#2f3138")) +
    path("M-92 -54L-130 -40H-138L-118 -56Z", brush.main(-0.4)) +
    path("M34 -44L-46 0H-62L-26 -46Z", brush.main(-0.5)) +
    path("M34 -44L-46 0H-50L-4 -45.5Z", brush.main(0.8))
  );
}

export const plane: Subject = {
  name: "plane",
  words: ["plane", "airplane", "aeroplane", "aircraft", "jet", "airliner", "jumbo jet", "passenger plane"],
  realm: "air",
  height: 0.2,
  metres: 12,
  aspect: 2.6,
  place: "skies",
  colours: ["#f2efe8", "#c8473b"],
  draw,
};
