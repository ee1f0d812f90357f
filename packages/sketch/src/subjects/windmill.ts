import { box, circle, path, polygon } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function sail(brush: Brush, angle: number): string {
  const wood = brush.of("#6a4b38", -0.3);
  const cloth = brush.of("#f6eedd", angle < 180 ? 0.4 : -0.3);
  const rungs = [12, 20, 28, 36].map((y) => `M0 ${-y}H9`).join("");
  return `<g transform="translate(0 -66) rotate(${angle})">${box([-0.9, -43], [1.8, 43], wood)}${box([0.9, -41], [8.6, 32], cloth)}<path d="${rungs}M9.2 -41V-9" stroke="${wood}" stroke-width="0.9" fill="none"/></g>`;
}

function draw(brush: Brush): string {
  const turn = brush.random.between(12, 66).toFixed(1);
  return (
    path(
      polygon([
        [-18, 0],
        [-11, -62],
        [11, -62],
        [18, 0],
      ]),
      brush.main(0),
    ) +
    brush.shadow("M4 0L2.6 -62H11L18 0Z", brush.main(-1.2)) +
    brush.shadow("M-18 0L-11 -62H-8L-13.4 0Z", brush.main(0.9)) +
    path("M-14.6 -30H14.6L15.8 -24H-15.8Z", brush.second(-0.6)) +
    path("M-13.4 -61Q-12 -80 0 -82Q12 -80 13.4 -61Z", brush.second(0)) +
    brush.shadow("M2 -61Q4 -76 1 -82Q12 -80 13.4 -61Z", brush.second(-1.3)) +
    path("M-4.4 0V-13Q0 -19 4.4 -13V0Z", brush.of("#5d4030")) +
    [-44, -52].map((y, index) => box([index === 0 ? -7 : 3, y], [4, 6, 1], brush.glass())).join("") +
    [0, 90, 180, 270].map((angle) => sail(brush, angle + Number(turn))).join("") +
    circle([0, -66], 2.8, brush.of("#4a342b"))
  );
}

export const windmill: Subject = {
  name: "windmill",
  words: ["windmill", "mill", "dutch windmill"],
  realm: "ground",
  height: 0.52,
  metres: 15,
  aspect: 0.72,
  foot: 0.55,
  place: "meadow",
  colours: ["#efe3cb", "#9a4f3d"],
  draw,
};
