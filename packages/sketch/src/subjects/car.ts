import { box, circle, path } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function wheel(brush: Brush, x: number): string {
  return (
    circle([x, -20], 20, brush.of("#2b2b33")) +
    circle([x, -20], 10.5, brush.of("#c9ccd0", 0)) +
    circle([x, -20], 4, brush.of("#55575e"))
  );
}

function draw(brush: Brush): string {
  const glass = brush.of("#bfe0ea", brush.lit === 1 ? 0.6 : 0);
  const night = brush.darkness > 0.5;
  const rays = [
    [215, 30],
    [180, 22],
    [150, 15],
  ].map(
    ([reach = 0, spread = 0]) =>
      `<path d="M114 -42L${reach} ${-34 - spread}V${-34 + spread}L114 -32Z" fill="#fff1b8" fill-opacity="0.12"/>`,
  );
  const beam = night ? rays.join("") : "";
  return (
    beam +
    path("M-68 -52Q-56 -98 -22 -99H24Q44 -98 66 -54Z", brush.main(0.2)) +
    path("M-56 -54Q-47 -88 -22 -90H-5V-54ZM4 -54V-90H22Q38 -89 54 -54Z", glass) +
    path("M-40 -54L-22 -90H-12L-30 -54ZM20 -54L34 -82L40 -78L30 -54Z", "#ffffff", 'fill-opacity="0.28"') +
    path(
      "M-116 -20V-42Q-112 -54 -90 -55L66 -57Q104 -54 116 -40Q120 -34 118 -20Q112 -14 100 -14H-102Q-114 -14 -116 -20Z",
      brush.main(0),
    ) +
    path("M-116 -28V-20Q-114 -14 -102 -14H100Q112 -14 118 -20V-28Q0 -22 -116 -28Z", brush.main(-1.5)) +
    path("M-112 -46Q-108 -54 -90 -55L66 -57Q90 -55 104 -49Q0 -46 -112 -46Z", brush.main(1.2)) +
    `<path d="M0 -55V-18M-62 -54Q-66 -36 -58 -18" stroke="${brush.main(-1.3)}" stroke-width="1.6" fill="none"/>` +
    box([8, -46], [12, 3.4, 1.6], brush.main(-1.8)) +
    box([106, -44], [11, 9, 3], night ? "#fff3c4" : brush.of("#fbedb8", 0.6)) +
    box([-117, -43], [8, 9, 2], brush.of("#d8433a")) +
    wheel(brush, -66) +
    wheel(brush, 68)
  );
}

export const car: Subject = {
  name: "car",
  words: ["car", "automobile", "sedan", "taxi", "vehicle", "sports car", "beetle car"],
  realm: "ground",
  height: 0.2,
  metres: 1.5,
  aspect: 2.35,
  foot: 0.96,
  place: "city",
  colours: ["#d24a3c"],
  top: [0, -98],
  draw,
};
