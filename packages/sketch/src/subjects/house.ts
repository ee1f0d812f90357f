import { box, path, polygon } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

const FRAME = "#f3ece0";

function window(brush: Brush, x: number, y: number): string {
  const glass = brush.glass();
  return (
    box([x - 1.2, y - 1.2], [12.4, 15.4], brush.of(FRAME)) +
    box([x, y], [10, 13], glass) +
    box([x + 4.5, y], [1, 13], brush.of(FRAME)) +
    box([x, y + 6], [10, 1], brush.of(FRAME)) +
    box([x - 2, y + 14], [14, 2], brush.of(FRAME, -1))
  );
}

function roof(brush: Brush): string {
  const tiles = brush.second(-0.2);
  const winter = brush.season === "winter";
  const cover = winter ? brush.of("#eef3f8") : tiles;
  return (
    polygonPath(
      [
        [-16, -84],
        [36, -84],
        [55, -43],
        [9, -43],
      ],
      cover,
    ) +
    (winter
      ? path(
          "M9 -43H55L54 -40Q50 -37 46 -41Q41 -36 36 -41Q30 -36 25 -41Q19 -36 9 -43Z",
          brush.of("#eef3f8", -0.6),
        )
      : [0.33, 0.66]
          .map(
            (share) =>
              `<path d="M${-16 + 25 * share} ${-84 + 41 * share}H${36 + 19 * share}" stroke="${brush.second(-0.9)}" stroke-width="1.1" fill="none"/>`,
          )
          .join("")) +
    polygonPath(
      [
        [-16, -84],
        [-42, -43],
        [-37, -41],
        [-15, -76],
        [7, -41],
        [13, -43],
      ],
      winter ? brush.of("#ffffff", 0.3) : brush.second(-1.2),
    )
  );
}

function polygonPath(list: [number, number][], fill: string): string {
  return path(polygon(list), fill);
}

function draw(brush: Brush): string {
  const wall = brush.lit === 1 ? [brush.main(-0.9), brush.main(0.2)] : [brush.main(0.2), brush.main(-1.2)];
  const chimney = brush.of("#9c5b48", -0.3);
  return (
    box([22, -97], [10, 22], chimney) +
    box([20.5, -100], [13, 4.5], brush.season === "winter" ? brush.of("#ffffff") : brush.of("#9c5b48", -1)) +
    polygonPath(
      [
        [10, 0],
        [10, -46],
        [49, -46],
        [49, 0],
      ],
      wall[1] ?? "",
    ) +
    polygonPath(
      [
        [-36, 0],
        [-36, -46],
        [-14, -78],
        [10, -46],
        [10, 0],
      ],
      wall[0] ?? "",
    ) +
    path("M10 -46H49V-39H10Z", brush.main(-2)) +
    roof(brush) +
    box([-21, -27], [15, 27], brush.of(FRAME)) +
    box([-19.5, -25.5], [12, 25.5], brush.of("#7a4a3a", -0.2)) +
    `<circle cx="-10" cy="-12" r="1.2" fill="${brush.of("#e8c35a")}"/>` +
    window(brush, -19, -52) +
    window(brush, 16, -32) +
    window(brush, 33, -32) +
    box([-24, -2], [21, 2], brush.of("#b8aea2", -0.6))
  );
}

export const house: Subject = {
  name: "house",
  words: ["house", "cottage", "home", "cabin", "hut", "farmhouse", "building", "villa", "barn"],
  realm: "ground",
  height: 0.42,
  metres: 7,
  aspect: 0.95,
  foot: 0.92,
  place: "meadow",
  colours: ["#efe0c4", "#b5523f"],
  top: [8, -84],
  draw,
};
