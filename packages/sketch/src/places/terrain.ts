import { fromHex, mix } from "../colour/colour.ts";
import type { Colour } from "../colour/colour.ts";
import { n, path } from "../svg/shapes.ts";
import type { Stage } from "../scene/stage.ts";

export interface Ridge {
  element: string;
  /** Mean height of the line in units from the top, and how far it swings. */
  y: number;
  swing: number;
  /** Units between hills. */
  wave: number;
  fill: string;
  /** 0 rolling, 1 rugged. */
  rugged?: number;
}

/** Line of a ridge, left to right. */
export function ridgeLine(stage: Stage, ridge: Ridge): [number, number][] {
  const noise = stage.noise(ridge.element);
  const step = ridge.rugged ? 14 : 40;
  const line: [number, number][] = [];
  for (let x = -step; x <= stage.width + step; x += step) {
    const value = noise(x / ridge.wave);
    const fold = ridge.rugged ? (1 - Math.abs(value) * 2) * ridge.rugged + value * (1 - ridge.rugged) : value;
    line.push([x, ridge.y - fold * ridge.swing]);
  }
  return line;
}

/** A hill range filled down to the bottom edge. */
export function drawRidge(stage: Stage, ridge: Ridge): string {
  const line = ridgeLine(stage, ridge);
  const [first, ...rest] = line;
  let data = `M${n(first?.[0] ?? 0)} ${n(stage.height + 10)}L${n(first?.[0] ?? 0)} ${n(first?.[1] ?? 0)}`;
  let [beforeX, beforeY] = first ?? [0, 0];
  for (const [x, y] of rest) {
    if (ridge.rugged) data += `L${n(x)} ${n(y)}`;
    else data += `C${n((beforeX + x) / 2)} ${n(beforeY)} ${n((beforeX + x) / 2)} ${n(y)} ${n(x)} ${n(y)}`;
    [beforeX, beforeY] = [x, y];
  }
  return path(`${data}V${n(stage.height + 10)}Z`, ridge.fill);
}

/** The colour of growing ground in this season, or the prompt's own. */
export function groundColour(stage: Stage, summer: string): Colour {
  const wish = stage.scene.colourOf["ground"];
  if (wish !== undefined) return fromHex(wish);
  const base = fromHex(summer);
  const { season } = stage.scene;
  // Snow takes the light's colour more than anything: a bluer white keeps it from looking like sand.
  if (season === "winter")
    return fromHex(stage.light.keyShare > 0.15 && stage.light.darkness < 0.6 ? "#d3dcfa" : "#e6eef8");
  if (season === "autumn") return mix(base, fromHex("#c98a3a"), 0.62);
  if (season === "spring") return mix(base, fromHex("#a5cf6a"), 0.4);
  return base;
}

/** Far hills that fade into the sky: most outdoor places stand before them. */
export function farHills(stage: Stage, colour: string, layers = 2): string {
  let drawn = "";
  for (let layer = 0; layer < layers; layer++) {
    const distance = 0.92 - layer * 0.22;
    drawn += drawRidge(stage, {
      element: `far hills ${layer}`,
      y: stage.horizon - 20 + layer * 14 - (layers - layer) * 18,
      swing: 60 - layer * 14,
      wave: 420 - layer * 70,
      fill: stage.paint(groundColour(stage, colour), distance),
    });
  }
  return drawn;
}
