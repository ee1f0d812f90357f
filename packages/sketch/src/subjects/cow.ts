import { circle, ellipse, face, path, stroke } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function draw(brush: Brush): string {
  return (
    stroke("M-56 -66Q-66 -50 -62 -30", brush.main(-0.7), 2.4) +
    path("M-65 -32L-59 -32L-61 -22Z", brush.second(0)) +
    path("M-38 -34L-38 0H-29L-28 -32ZM20 -34L21 0H30L31 -34Z", brush.main(-1.7)) +
    path(
      "M-58 -58Q-58 -76 -40 -76Q-4 -72 26 -77Q44 -74 42 -50Q40 -34 26 -32Q-8 -26 -40 -32Q-58 -36 -58 -58Z",
      brush.main(0),
    ) +
    path("M-57 -50Q-24 -38 41 -46Q38 -34 26 -32Q-8 -26 -40 -32Q-54 -35 -57 -50Z", brush.main(-1)) +
    path(
      "M-36 -76Q-12 -74 -10 -64Q-16 -46 -34 -54Q-44 -64 -36 -76ZM6 -75Q22 -77 26 -70Q22 -56 8 -60Q0 -68 6 -75ZM-58 -60Q-50 -56 -50 -44Q-54 -40 -57 -48ZM4 -44Q14 -50 20 -42Q16 -34 6 -34Z",
      brush.second(0),
    ) +
    ellipse([-22, -28], [8, 5], brush.of("#e4aaa0", -0.4)) +
    path("M-56 -46L-51 0H-41L-38 -34ZM26 -40L28 0H38L41 -46Z", brush.main(0.2)) +
    path(
      "M-51.5 -5L-51 0H-41L-40.6 -5ZM27.7 -5L28 0H38L38.4 -5ZM-38 -4V0H-29V-4ZM20.9 -4L21 0H30V-4Z",
      brush.of("#3a2d28"),
    ) +
    // head
    path("M38 -90Q32 -98 36 -100Q44 -98 46 -90ZM60 -90Q66 -98 63 -100Q55 -98 54 -90Z", brush.of("#d9c7a4")) +
    path("M36 -84Q22 -88 20 -80Q26 -72 38 -76ZM62 -84Q74 -88 77 -81Q72 -73 62 -76Z", brush.second(0.2)) +
    path(
      "M36 -82Q38 -93 50 -93Q62 -93 64 -82Q64 -70 62 -60Q60 -52 51 -52Q42 -52 40 -60Q36 -70 36 -82Z",
      brush.main(0.4),
    ) +
    path("M36 -82Q38 -93 48 -93Q44 -82 46 -72Q40 -68 38 -74Z", brush.second(0.2)) +
    ellipse([51, -58], [12.5, 8.5], brush.of("#e4aaa0", 0.1)) +
    ellipse([47, -58], [1.7, 2.3], brush.of("#8f4f4c")) +
    ellipse([55.5, -58], [1.7, 2.3], brush.of("#8f4f4c")) +
    face(
      ellipse([44, -77], [2, 2.6], brush.of("#221c20")) +
        ellipse([58, -77], [2, 2.6], brush.of("#221c20")) +
        circle([44.7, -78], 0.7, "#fffaf0") +
        circle([58.7, -78], 0.7, "#fffaf0"),
    )
  );
}

export const cow: Subject = {
  name: "cow",
  words: ["cow", "bull", "calf", "cattle", "ox", "dairy cow"],
  realm: "ground",
  height: 0.4,
  metres: 1.5,
  aspect: 1.35,
  foot: 0.8,
  place: "meadow",
  colours: ["#f3ede2", "#463a38"],
  top: [-8, -74],
  draw,
};
