import { mix, oklch, toHex } from "../colour/colour.ts";
import { circle, ellipse, group, n } from "../svg/shapes.ts";
import type { Stage } from "./stage.ts";

/** The band of the Milky Way across the sky: clouds of light along a line, a lane of dust in it, and its own crowd of stars. */
export function drawGalaxy(stage: Stage): string {
  const random = stage.random("galaxy");
  const { width, horizon, scene } = stage;
  const length = Math.sqrt(width * width + horizon * horizon) * 1.1;
  const broad = Math.min(width, horizon) * 0.2;
  const glow = (colour: string, strength: number): string =>
    stage.radial([
      [0, colour, strength],
      [0.5, colour, strength * 0.45],
      [1, colour, 0],
    ]);
  const tints = [oklch(0.86, 0.05, 285), oklch(0.84, 0.07, 340), oklch(0.9, 0.05, 75), oklch(0.8, 0.08, 240)];
  const lights = tints.map((tint) => glow(toHex(tint), 0.3));
  const dust = glow(toHex(mix(stage.light.sky[0], oklch(0.12, 0.03, 280), 0.6)), 0.62);
  let [clouds, lane, stars] = ["", "", ""];
  for (let cloud = 0; cloud < 34; cloud++) {
    const x = (cloud / 33 - 0.5) * length;
    const size = broad * random.between(0.55, 1.25) * (1.1 - Math.abs(cloud / 33 - 0.5));
    const fill = lights[random.whole(0, 3)] ?? "none";
    clouds += ellipse([x, random.between(-0.3, 0.3) * broad], [size * 1.7, size * 0.8], fill);
    if (cloud % 2 === 0)
      lane += ellipse(
        [x + random.between(-20, 20), random.between(-0.12, 0.2) * broad],
        [size * 1.1, size * 0.22],
        dust,
      );
  }
  for (let star = 0; star < 620; star++) {
    const off = (random.next() + random.next() + random.next() - 1.5) * broad * 1.15;
    const at = [(random.next() - 0.5) * length, off] as const;
    const bright = random.next();
    stars += circle(at, 0.6 + bright * bright * bright * 2.2, bright > 0.86 ? "#fff0d0" : "#eef0ff");
  }
  const tilt = scene.lightFrom * -34;
  const place = `translate(${n(width * 0.5)} ${n(horizon * 0.46)}) rotate(${tilt})`;
  return `<g transform="${place}">${clouds}${lane}${group(stars, 'fill-opacity="0.85"')}</g>`;
}
