import { box, circle, path, polygon } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

const WHITE = "#f4efe4";
const BANDS = 5;

function halfWidth(height: number): number {
  return 12.5 - (height / 74) * 5;
}

function tower(brush: Brush): string {
  let bands = "";
  for (let band = 0; band < BANDS; band++) {
    const low = (74 / BANDS) * band;
    const high = (74 / BANDS) * (band + 1);
    const [wide, narrow] = [halfWidth(low), halfWidth(high)];
    const paint = (step: number): string => (band % 2 === 0 ? brush.main(step) : brush.of(WHITE, step));
    bands += path(
      `M${-wide} ${-low}Q0 ${-low + 3} ${wide} ${-low}L${narrow} ${-high}Q0 ${-high + 3} ${-narrow} ${-high}Z`,
      paint(0),
    );
    bands += brush.shadow(
      `M${wide * 0.1} ${-low + 1.4}Q${wide * 0.6} ${-low + 1} ${wide} ${-low}L${narrow} ${-high}Q${narrow * 0.6} ${-high + 1} ${narrow * 0.2} ${-high + 1.4}Z`,
      paint(-1.3),
    );
    bands += brush.shadow(
      polygon([
        [-wide, -low],
        [-wide * 0.72, -low + 0.8],
        [-narrow * 0.72, -high + 0.8],
        [-narrow, -high],
      ]),
      paint(1),
    );
  }
  return bands;
}

function windows(brush: Brush): string {
  const glass = brush.glass();
  return (
    [22, 50]
      .map((height) =>
        path(`M-1.7 ${-height}V${-height - 5}Q0 ${-height - 7.5} 1.7 ${-height - 5}V${-height}Z`, glass),
      )
      .join("") + path("M-3.4 1V-9Q0 -13.5 3.4 -9V1Z", brush.of("#5a4334", -0.5))
  );
}

function lantern(brush: Brush): string {
  const iron = brush.of("#3b3a44");
  const lamp = brush.darkness > 0.25 ? "#fff1b8" : brush.of("#fbe7a6", 1);
  return (
    box([-10.5, -77], [21, 3.2, 1], iron) +
    box([-6, -88], [12, 11], lamp) +
    brush.shadow("M2 -88H6V-77H2Z", brush.of("#f0c766", -0.5)) +
    [-6, -2.1, 1.8, 5.4].map((x) => box([x, -88], [0.8, 11], iron)).join("") +
    [-9.6, -5, 4.4, 9].map((x) => box([x, -81], [0.7, 4], iron)).join("") +
    box([-10, -81.3], [20, 0.8], iron) +
    path("M-8 -88Q-7 -96 0 -97Q7 -96 8 -88Z", brush.main(-0.4)) +
    brush.shadow("M1 -88Q2 -94 0.6 -97Q7 -96 8 -88Z", brush.main(-1.8)) +
    circle([0, -98], 1.5, iron)
  );
}

function beam(brush: Brush): string {
  if (brush.darkness < 0.3) return "";
  const strength = 0.1 + brush.darkness * 0.1;
  const rays = [
    [150, 34],
    [150, 22],
  ] as const;
  const side = -brush.lit;
  return (
    rays
      .map(
        ([reach, spread]) =>
          `<path d="M0 -84L${side * reach} ${-84 - spread}V${-84 + spread * 0.5}L0 -81Z" fill="#fff0b5" fill-opacity="${strength.toFixed(2)}"/>`,
      )
      .join("") +
    `<circle cx="0" cy="-82.5" r="17" fill="#fff0b5" fill-opacity="0.2"/><circle cx="0" cy="-82.5" r="11" fill="#fff0b5" fill-opacity="0.25"/>`
  );
}

export const lighthouse: Subject = {
  name: "lighthouse",
  words: ["lighthouse", "beacon", "light house", "pharos"],
  realm: "ground",
  height: 0.56,
  metres: 20,
  aspect: 0.3,
  foot: 0.95,
  place: "sea",
  colours: ["#cf3a32"],
  draw: (brush) => beam(brush) + tower(brush) + windows(brush) + lantern(brush),
};
