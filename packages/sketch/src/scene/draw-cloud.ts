import { mix, oklch, toHex } from "../colour/colour.ts";
import type { Random } from "../numbers/random.ts";
import { n, path } from "../svg/shapes.ts";
import type { Point } from "../svg/shapes.ts";
import type { Stage } from "./stage.ts";

/** Where the bulges of a heap of cloud meet, along its back from left to right: low, high in the middle, low. */
function backOf(random: Random, size: number): Point[] {
  const bulges = random.whole(4, 6);
  const peak = random.between(0.36, 0.64);
  const line: Point[] = [[-size, 0]];
  for (let bulge = 1; bulge < bulges; bulge++) {
    const share = bulge / bulges;
    const away = share < peak ? share / peak : (1 - share) / (1 - peak);
    const x = (share * 2 - 1) * size + random.between(-0.07, 0.07) * size;
    line.push([x, -size * (0.1 + 0.34 * away * away) * random.between(0.8, 1.15)]);
  }
  return [...line, [size, 0]];
}

/** A heap of round bulges on a flat foot, at a scale about a point of the foot. */
function heap(back: readonly Point[], [x, y]: Point, [across, up]: Point): string {
  const at = ([px, py]: Point): Point => [x + px * across, y + py * up];
  const [start = [0, 0], ...rest] = back.map(at);
  let [fromX, fromY] = start;
  let data = `M${n(fromX)} ${n(fromY)}`;
  for (const [toX, toY] of rest) {
    const [dx, dy] = [toX - fromX, toY - fromY];
    const radius = Math.sqrt(dx * dx + dy * dy) * 0.56;
    data += `A${n(radius)} ${n(radius * 0.94)} 0 0 1 ${n(toX)} ${n(toY)}`;
    [fromX, fromY] = [toX, toY];
  }
  const rim = Math.abs(across) * 9;
  return `${data}Q${n(fromX + rim)} ${n(fromY + rim * 0.9)} ${n(fromX - rim * 2)} ${n(fromY + rim)}L${n(start[0] + rim * 2)} ${n(start[1] + rim)}Q${n(start[0] - rim)} ${n(start[1] + rim * 0.9)} ${n(start[0])} ${n(start[1])}Z`;
}

/** One cloud: a flat foot and a heaped back, lit from the light's side, its shadow on the other. */
export function drawCloud(stage: Stage, element: string, { at, size }: { at: Point; size: number }): string {
  const random = stage.random(element);
  const night = stage.light.darkness > 0.6;
  const white = night
    ? mix(stage.light.sky[1], oklch(0.75, 0.03, 260), 0.35)
    : mix(oklch(0.97, 0.012, 90), stage.light.key, stage.light.keyShare * 0.9);
  const heavy = stage.scene.weather.length > 0 || stage.scene.time === "overcast";
  const top = heavy ? mix(white, stage.light.sky[0], 0.45) : white;
  const foot = mix(top, mix(stage.light.sky[1], stage.light.shadow, 0.12), 0.46);
  const back = backOf(random, size);
  const fill = stage.vertical([
    [0, toHex(top), 0.98],
    [0.6, toHex(top), 0.94],
    [1, toHex(mix(top, foot, 0.7)), 0.86],
  ]);
  const side = -stage.scene.lightFrom;
  const shaded = stage.vertical([
    [0, toHex(foot), 0.1],
    [1, toHex(foot), 0.72],
  ]);
  return (
    path(heap(back, at, [1, 1]), fill) +
    path(heap(back, [at[0] + side * size * 0.12, at[1] + size * 0.01], [0.82, 0.62]), shaded)
  );
}
