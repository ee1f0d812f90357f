import { box, ellipse, path, stroke } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

const CANDLES = ["#5fa8c9", "#e9b949", "#7fb069", "#c86f9e", "#e2793f"] as const;

function candle(brush: Brush, x: number, index: number): string {
  const foot = -65 + (index % 2) * 2.5;
  return (
    box([x - 1.6, foot - 17], [3.2, 17, 1], brush.of(CANDLES[index % CANDLES.length] ?? CANDLES[0])) +
    stroke(
      `M${x - 1.2} ${foot - 4}L${x + 1.2} ${foot - 7}M${x - 1.2} ${foot - 10}L${x + 1.2} ${foot - 13}`,
      "#fffaf0",
      0.9,
    ) +
    path(`M${x} ${foot - 31}q4.4 7 3 10.500q-3 4 -6 0q-1.4 -3.5 3 -10.500Z`, "#f6a836") +
    path(`M${x} ${foot - 26}q2 4 1.2 6q-1.2 1.6 -2.4 0q-0.8 -2 1.2 -6Z`, "#fff0b0")
  );
}

function draw(brush: Brush): string {
  const cream = brush.of("#fbf3e6", 0.3);
  const drips = (y: number, half: number): string => {
    let data = `M${-half} ${y}V${y + 8}`;
    const count = Math.round(half / 5);
    const step = (half * 2) / count;
    for (let index = 0; index < count; index++)
      data += `q${step / 2} ${brush.random.between(4, 12).toFixed(1)} ${step.toFixed(2)} 0`;
    return `${data}V${y}Z`;
  };
  return (
    ellipse([0, -3], [58, 6], brush.of("#dfe3e6", -0.8)) +
    ellipse([0, -5], [56, 5.5], brush.of("#eef1f2", 0.2)) +
    // lower tier
    path("M-46 -38V-8Q0 2 46 -8V-38Z", brush.main(0)) +
    brush.shadow("M14 -38V-2.600Q32 -4 46 -8V-38Z", brush.main(-0.9)) +
    path("M-46 -24Q0 -14 46 -24V-19Q0 -9 -46 -19Z", brush.second(-0.4)) +
    path(drips(-40, 46), cream) +
    ellipse([0, -40], [46, 8], brush.of("#fbf3e6", 0.8)) +
    // upper tier
    path("M-30 -66V-42Q0 -34 30 -42V-66Z", brush.main(0.3)) +
    brush.shadow("M9 -66V-38.200Q20 -39 30 -42V-66Z", brush.main(-0.7)) +
    path(drips(-67, 30), cream) +
    ellipse([0, -67], [30, 5.5], brush.of("#fbf3e6", 0.8)) +
    [-36, -20, 0, 20, 36]
      .map((x) => ellipse([x, -10 + (x * x) / 500], [4.5, 3.4], brush.of("#c23b4b", 0.2)))
      .join("") +
    [-20, -10, 0, 10, 20].map((x, index) => candle(brush, x, index)).join("")
  );
}

export const cake: Subject = {
  name: "cake",
  words: [
    "cake",
    "birthday cake",
    "wedding cake",
    "cream cake",
    "gateau",
    "chocolate cake",
    "layer cake",
    "torte",
  ],
  realm: "ground",
  height: 0.46,
  metres: 0.3,
  aspect: 1.15,
  foot: 0.95,
  place: "tabletop",
  colours: ["#e59aa6", "#f7ead6"],
  top: [0, -68],
  draw,
};
