import { circle, ellipse, path, stroke } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function petalRing(
  brush: Brush,
  at: readonly [number, number],
  ring: { count: number; length: number; step: number },
): string {
  const petal = `M0 0Q-8 ${-ring.length * 0.6} 0 ${-ring.length}Q8 ${-ring.length * 0.6} 0 0Z`;
  return Array.from({ length: ring.count }, (_, index) => {
    const shade = index % 2 === 0 ? ring.step : ring.step - 0.7;
    return path(
      petal,
      brush.main(shade),
      `transform="translate(${at[0]} ${at[1]}) rotate(${((index * 360) / ring.count).toFixed(1)})"`,
    );
  }).join("");
}

function tulip(brush: Brush): string {
  return (
    path(
      "M-14 -92Q-8 -86 -5 -94Q0 -102 5 -94Q8 -86 14 -92Q19 -70 8 -60Q0 -56 -8 -60Q-19 -70 -14 -92Z",
      brush.main(-0.8),
    ) +
    path("M-14 -92Q-4 -80 -2 -58Q-10 -58 -13 -66Q-17 -78 -14 -92Z", brush.main(0.5)) +
    path("M14 -92Q4 -80 2 -58Q10 -58 13 -66Q17 -78 14 -92Z", brush.main(0))
  );
}

function draw(brush: Brush): string {
  const stem = brush.of("#5a8c46", -0.3);
  const bend = brush.random.between(-5, 5);
  const kind = brush.random.whole(0, 2);
  const head =
    kind === 2
      ? tulip(brush)
      : petalRing(brush, [0, -78], { count: kind === 0 ? 9 : 6, length: kind === 0 ? 22 : 24, step: 0.3 });
  const eye =
    kind === 2
      ? ""
      : ellipse([0, -78], [7.6, 7.6], brush.second(-0.2)) +
        circle([brush.lit * 1.6, -79.6], 4.6, brush.second(0.7));
  return (
    stroke(`M0 0Q${bend.toFixed(2)} -34 0 -72`, stem, 3.4) +
    path("M0 -8Q-6 -32 -24 -38Q-24 -18 0 -8Z", brush.of("#6ba04f", 0.2)) +
    path("M0 -16Q6 -38 22 -46Q24 -26 0 -16Z", brush.of("#5a8c46", -0.5)) +
    head +
    eye
  );
}

export const flower: Subject = {
  name: "flower",
  words: [
    "flower",
    "tulip",
    "daisy",
    "rose",
    "sunflower",
    "poppy",
    "lily",
    "blossom flower",
    "bouquet",
    "wildflower",
    "orchid flower",
  ],
  realm: "ground",
  height: 0.36,
  metres: 0.5,
  aspect: 0.5,
  foot: 0.25,
  place: "meadow",
  colours: ["#e2566f", "#f1c04a"],
  draw,
};
