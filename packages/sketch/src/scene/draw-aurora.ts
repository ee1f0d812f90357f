import { oklch, toHex } from "../colour/colour.ts";
import { n, path } from "../svg/shapes.ts";
import type { Stage } from "./stage.ts";

/** Northern lights: curtains of light that hang in folds, bright at their lower hem and fading upwards. */
export function drawAurora(stage: Stage): string {
  const random = stage.random("aurora");
  const { width, horizon } = stage;
  const hues = [158, 172, 148, 305];
  let drawn = "";
  for (let curtain = 0; curtain < 4; curtain++) {
    const noise = stage.noise(`aurora ${curtain}`);
    const colour = toHex(oklch(0.82, 0.15, hues[curtain] ?? 160));
    const fade = stage.vertical([
      [0, toHex(oklch(0.7, 0.14, 312)), 0],
      [0.45, colour, 0.16],
      [0.9, colour, 0.5],
      [1, colour, 0.02],
    ]);
    const hem = horizon * (0.42 + curtain * 0.11);
    const tall = horizon * random.between(0.36, 0.52);
    const step = 22;
    for (let x = -step; x < width + step; x += step) {
      const at = (place: number): number =>
        hem + noise(place / 340) * horizon * 0.17 + noise(place / 90) * 14;
      const rise = tall * (0.62 + 0.5 * Math.abs(noise(x / 60 + 40)));
      const [left, right] = [at(x), at(x + step)];
      const lean = stage.scene.lightFrom * 26;
      drawn += path(
        `M${n(x)} ${n(left)}L${n(x + step)} ${n(right)}L${n(x + step + lean)} ${n(right - rise)}L${n(x + lean)} ${n(left - rise)}Z`,
        fade,
      );
    }
  }
  return `<g opacity="0.8">${drawn}</g>`;
}
