import { clamp } from "../numbers/arithmetic.ts";
import { flowOf } from "../raster/flow.ts";
import type { Flow } from "../raster/flow.ts";
import { createGrain } from "../raster/grain.ts";
import { grainPlane } from "../raster/grain-plane.ts";
import { halve } from "../raster/halve.ts";
import { kuwahara } from "../raster/kuwahara.ts";
import { createPlane, lightnessOf, strokeScale, valueAt } from "../raster/plane.ts";
import type { Plane } from "../raster/plane.ts";
import type { Pixels } from "../request.ts";
import type { Style } from "./style.ts";

/** Where nothing directs the brush it follows slow curves of its own. */
function directed(flow: Flow, seed: number, scale: number): Flow {
  const sampling = { cell: 70 * scale, step: Math.max(1, Math.round(6 * scale)) };
  const drift = grainPlane(flow.x, createGrain(seed, "oil drift"), sampling).values;
  for (let at = 0; at < drift.length; at++) {
    const sure = clamp((flow.certainty.values[at] ?? 0) * 2.2, 0, 1);
    const along = (flow.x.values[at] ?? 1) * sure + (1 - sure);
    const aside = (flow.y.values[at] ?? 0) * sure + (drift[at] ?? 0) * 1.1 * (1 - sure);
    const length = Math.sqrt(along * along + aside * aside) + 1e-6;
    flow.x.values[at] = along / length;
    flow.y.values[at] = aside / length;
  }
  return flow;
}

/** Height of the paint at half size: noise drawn out along the strokes. */
function bristles({ x: flowX, y: flowY }: Flow, seed: number, scale: number): Plane {
  const noise = createGrain(seed, "oil bristle");
  const raw = createPlane(flowX);
  const { width, height } = raw;
  const fine = 1 / Math.max(0.5, 1.15 * scale);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at++)
      raw.values[at] = noise(x * fine, y * fine) + noise(x * fine * 0.4 + 9, y * fine * 0.4);
  const drawn = createPlane(raw);
  const step = 1.6 * scale;
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const stepX = (flowX.values[at] ?? 1) * step;
      const stepY = (flowY.values[at] ?? 0) * step;
      let sum = raw.values[at] ?? 0;
      for (let reach = 1; reach <= 5; reach++)
        sum +=
          valueAt(raw, x + stepX * reach, y + stepY * reach) +
          valueAt(raw, x - stepX * reach, y - stepY * reach);
      drawn.values[at] = sum / 11;
    }
  }
  return drawn;
}

/** Light over the ridges of the paint; thick in the lights, thin in the darks. */
function light(painted: Pixels, paint: Plane, from: number): void {
  const { width, height, data } = painted;
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 4) {
      const [u, v] = [x / 2 - 0.25, y / 2 - 0.25];
      const left = Math.max(0, Math.floor(u));
      const top = Math.max(0, Math.floor(v));
      const [across, down] = [u - left, v - top];
      const height00 = valueAt(paint, left, top);
      const height10 = valueAt(paint, left + 1, top);
      const height01 = valueAt(paint, left, top + 1);
      const height11 = valueAt(paint, left + 1, top + 1);
      const slopeX = (height10 - height00) * (1 - down) + (height11 - height01) * down;
      const slopeY = (height01 - height00) * (1 - across) + (height11 - height10) * across;
      const grey = (data[at] ?? 0) * 0.3 + (data[at + 1] ?? 0) * 0.6 + (data[at + 2] ?? 0) * 0.1;
      const shade = clamp((slopeY * 0.8 - slopeX * from * 0.6) * (20 + grey * 0.44), -28, 36);
      const streak = height00 * (8 + grey * 0.045);
      for (let channel = at; channel < at + 3; channel++) {
        const value = data[channel] ?? 0;
        const rich = grey + (value - grey) * 1.12;
        data[channel] = clamp(rich + shade + streak, 0, 255) + 0.5;
      }
    }
  }
}

/** Brush strokes along the forms, broad where little happens and fine at edges, with light on their ridges. */
export const oil: Style = {
  name: "oil",
  words: ["oil painting", "oil paint", "oil on canvas", "impasto", "impressionist", "impressionism", "oils"],
  pass(picture, { seed, lightFrom }) {
    const scale = strokeScale(picture);
    const flow = directed(flowOf(halve(lightnessOf(picture)), 4 * scale), seed, scale);
    const painted = kuwahara(picture, { along: 10 * scale, across: 4.5 * scale, flow });
    light(painted, bristles(flow, seed, scale), lightFrom);
    return painted;
  },
};
