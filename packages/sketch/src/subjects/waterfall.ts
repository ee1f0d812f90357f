import { ellipse, group, n, path } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function water(brush: Brush): string {
  let threads = "";
  for (let thread = 0; thread < 9; thread++) {
    const x = -17 + thread * 4.2 + brush.random.between(-1, 1);
    threads += `M${n(x)} ${n(brush.random.between(-86, -60))}Q${n(x + 1.5)} -40 ${n(x * 1.15)} ${n(brush.random.between(-22, -8))}`;
  }
  return (
    path("M-19 -88Q0 -94 19 -88Q22 -48 27 -3Q0 5 -27 -3Q-21 -48 -19 -88Z", brush.second(0.4)) +
    brush.shadow("M8 -90Q15 -90 19 -88Q22 -48 27 -3Q20 0 12 1Q14 -44 8 -90Z", brush.second(-0.5)) +
    `<path d="${threads}" fill="none" stroke="${brush.of("#ffffff", 0.5)}" stroke-width="1.5" stroke-linecap="round" stroke-opacity="0.8"/>`
  );
}

function draw(brush: Brush): string {
  const spray = brush.of("#f4fafc", 0.4);
  const green = "#5f8f4c";
  return (
    path("M-84 2L-78 -58L-62 -80L-48 -96L-20 -98L-14 -86L-22 -50L-30 2Z", brush.main(-0.2)) +
    path("M84 2L80 -50L66 -76L50 -94L22 -99L15 -86L22 -50L30 2Z", brush.main(0.2)) +
    brush.shadow("M84 2L80 -50L66 -76L50 -94L40 -97L52 -60L56 2Z", brush.main(-1.1)) +
    path("M-66 -40L-52 -52L-44 -20L-58 -8ZM40 -60L54 -66L58 -38L46 -26Z", brush.main(-0.8)) +
    path("M-16 -88Q0 -100 17 -88L14 -97Q0 -103 -14 -96Z", brush.second(-0.6)) +
    water(brush) +
    path(
      "M-66 -78Q-62 -92 -46 -95Q-34 -104 -18 -98Q-24 -90 -36 -89Q-48 -80 -66 -78ZM70 -72Q66 -88 48 -95Q36 -104 20 -99Q26 -91 38 -89Q50 -80 70 -72Z",
      brush.of(green, 0.2),
    ) +
    group(
      ellipse([0, -2], [44, 7], spray) +
        ellipse([-16, -7], [16, 7], spray) +
        ellipse([16, -6], [18, 7], spray),
      'fill-opacity="0.8"',
    )
  );
}

export const waterfall: Subject = {
  name: "waterfall",
  words: ["waterfall", "waterfalls", "falls", "cascade", "cataract"],
  realm: "ground",
  height: 0.62,
  metres: 20,
  aspect: 1.68,
  foot: 0.5,
  place: "lake",
  colours: ["#7c7f86", "#bfe3f0"],
  draw,
};
