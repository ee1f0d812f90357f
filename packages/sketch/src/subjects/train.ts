import { box, circle, ellipse, path, stroke } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function wheel(brush: Brush, [x, radius]: readonly [number, number]): string {
  const y = -3 - radius;
  return (
    circle([x, y], radius, brush.of("#2b2b33")) +
    circle([x, y], radius * 0.74, brush.second(-0.2)) +
    circle([x, y], radius * 0.52, brush.of("#2b2b33", 0.4)) +
    circle([x, y], radius * 0.24, brush.of("#d9a441"))
  );
}

function draw(brush: Brush): string {
  const iron = brush.of("#33333c");
  const brass = brush.of("#d9a441", 0.5);
  const puffs = [0, 1, 2, 3].map((index) =>
    ellipse(
      [70 - index * 25 + brush.random.between(-3, 3), -104 - index * 5],
      [13 + index * 5, 9 + index * 3],
      brush.of("#f3f0ea", 0.3 - index * 0.25),
    ),
  );
  return (
    puffs.toReversed().join("") +
    // track
    box([-128, -3], [260, 3, 1], brush.of("#6a5a4e", -0.8)) +
    // carriage
    path("M-126 -16V-70Q-124 -78 -114 -78H-60Q-52 -78 -52 -70V-16Z", brush.second(0)) +
    path("M-128 -72Q-124 -84 -112 -84H-62Q-52 -84 -49 -72Z", brush.second(-1.4)) +
    [-118, -98, -78].map((x) => box([x, -64], [14, 19, 2], brush.glass())).join("") +
    box([-126, -28], [74, 12], brush.second(-1.2)) +
    box([-54, -22], [14, 5], iron) +
    // cab
    path("M-40 -18V-78H6V-18Z", brush.main(-0.5)) +
    path("M-46 -76Q-18 -92 12 -76V-73H-46Z", brush.main(-1.7)) +
    box([-31, -68], [13, 20, 2], brush.glass()) +
    box([-13, -68], [13, 20, 2], brush.glass()) +
    // boiler
    box([2, -62], [92, 38, 8], brush.main(0)) +
    path("M4 -56Q4 -62 10 -62H86Q94 -62 94 -56Q50 -50 4 -56Z", brush.main(1.3)) +
    path("M2 -36H94V-32Q94 -24 86 -24H10Q2 -24 2 -32Z", brush.main(-1.3)) +
    [28, 52, 76].map((x) => box([x, -62.5], [3, 39], brass)).join("") +
    path("M64 -60L66 -84H60L62 -92H84L86 -84H80L82 -60Z", iron) +
    path("M34 -61Q34 -74 42 -74Q50 -74 50 -61Z", brass) +
    ellipse([94, -43], [7, 17], iron) +
    circle([97, -56], 5.5, brush.darkness > 0.5 ? "#fff3c4" : brush.of("#fbedb8", 0.5)) +
    path("M88 -22H104L122 -2H90Z", brush.second(-0.2)) +
    stroke("M95 -20L100 -3M101 -20L111 -3", brush.second(-1.6), 1.6) +
    box([-46, -26], [142, 8, 2], brush.main(-2)) +
    wheel(brush, [-110, 9]) +
    wheel(brush, [-70, 9]) +
    wheel(brush, [-22, 15]) +
    wheel(brush, [16, 15]) +
    wheel(brush, [50, 11]) +
    wheel(brush, [78, 11]) +
    stroke("M-22 -16L16 -12L50 -12", brush.of("#c9ccd0", 0.4), 3.4)
  );
}

export const train: Subject = {
  name: "train",
  words: ["train", "locomotive", "steam train", "steam engine", "railway", "tram", "steam locomotive"],
  realm: "ground",
  height: 0.27,
  metres: 4,
  aspect: 2.5,
  foot: 0.98,
  place: "meadow",
  colours: ["#33705f", "#b5432f"],
  draw,
};
