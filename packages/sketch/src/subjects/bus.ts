import { box, circle, path } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function wheel(brush: Brush, x: number): string {
  return (
    circle([x, -16], 19, brush.main(-2)) +
    circle([x, -16], 16, brush.of("#2b2b33")) +
    circle([x, -16], 8, brush.of("#c9ccd0")) +
    circle([x, -16], 3, brush.of("#55575e"))
  );
}

function draw(brush: Brush): string {
  const windows = [-96, -62, -28, 6, 40].map(
    (x) =>
      box([x, -84], [29, 27, 3], brush.glass()) +
      path(`M${x + 5} -57L${x + 17} -84H${x + 24}L${x + 12} -57Z`, "#ffffff", 'fill-opacity="0.22"'),
  );
  return (
    path(
      "M-107 -20V-88Q-106 -100 -92 -100H88Q102 -100 105 -84L109 -48V-20Q109 -13 102 -13H-100Q-107 -13 -107 -20Z",
      brush.main(0),
    ) +
    path("M-107 -86Q-106 -100 -92 -100H88Q102 -100 104.5 -88Q0 -95 -107 -86Z", brush.main(1.1)) +
    path("M-107 -30H109V-20Q109 -13 102 -13H-100Q-107 -13 -107 -20Z", brush.main(-1.3)) +
    box([-107, -50], [216, 7], brush.second(0)) +
    windows.join("") +
    path("M76 -84H95Q99 -84 100 -80L103 -50H76Z", brush.glass()) +
    box([73, -86], [2.4, 72], brush.main(-1.6)) +
    box([46, -52], [27, 38, 2], brush.main(-0.8)) +
    box([49, -49], [9.5, 32, 1.5], brush.glass()) +
    box([60.5, -49], [9.5, 32, 1.5], brush.glass()) +
    box([101, -34], [9, 9, 3], brush.darkness > 0.5 ? "#fff3c4" : brush.of("#fbedb8", 0.6)) +
    box([-109, -36], [5, 11, 2], brush.of("#d8433a")) +
    wheel(brush, -66) +
    wheel(brush, 28)
  );
}

export const bus: Subject = {
  name: "bus",
  words: ["bus", "coach", "school bus", "tour bus", "minibus", "city bus", "double decker bus"],
  realm: "ground",
  height: 0.28,
  metres: 3.2,
  aspect: 2.15,
  foot: 0.95,
  place: "city",
  colours: ["#d8a133", "#f4ecdc"],
  top: [0, -99],
  draw,
};
