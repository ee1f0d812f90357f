import { HOLE, REACH } from "./level.ts";
import type { Level } from "./level.ts";
import type { Matches } from "./match-patches.ts";

/** Steps from the known picture at which a patch's word counts half. */
const DOUBT = 6;

/** By pixel: how far it lies inside the hole, in steps; 0 outside. */
export function depthsOf({ width, height, state }: Level): Uint16Array {
  const depth = Uint16Array.from(state, (kind) => (kind === HOLE ? 60_000 : 0));
  const relax = (at: number, from: number, inside: boolean): void => {
    if (inside) depth[at] = Math.min(depth[at] ?? 0, (depth[from] ?? 0) + 1);
  };
  for (let at = 0; at < depth.length; at++) {
    relax(at, at - 1, at % width > 0);
    relax(at, at - width, at >= width);
  }
  for (let at = depth.length - 1; at >= 0; at--) {
    relax(at, at + 1, at % width < width - 1);
    relax(at, at + width, at < width * (height - 1));
  }
  return depth;
}

/** How much each target's patch counts: by its likeness and by how near it is to what is known. */
function weightsOf(matches: Matches, depths: Uint16Array): Float64Array {
  const costs = Float64Array.from(matches.targets, (target) => matches.cost[target] ?? 0).toSorted();
  const usual = Math.max(147 * 4, costs[Math.floor(costs.length * 0.6)] ?? 0);
  const weights = new Float64Array(matches.cost.length);
  for (const target of matches.targets) {
    const ratio = (matches.cost[target] ?? 0) / usual;
    const sure = DOUBT / (DOUBT + (depths[target] ?? 0));
    weights[target] = (sure * sure) / (0.02 + ratio * ratio);
  }
  return weights;
}

/** Every pixel of the hole becomes the weighted mean of what the patches over it propose (Wexler et al. 2007, eq. 5). */
export function vote(level: Level, matches: Matches, depths: Uint16Array): void {
  const { width, height, colours, state } = level;
  const weights = weightsOf(matches, depths);
  for (const pixel of matches.targets) {
    if (state[pixel] !== HOLE) continue;
    const x = pixel % width;
    const y = (pixel - x) / width;
    let [red, green, blue, sum] = [0, 0, 0, 0];
    for (let row = Math.max(0, y - REACH); row <= Math.min(height - 1, y + REACH); row++) {
      for (let column = Math.max(0, x - REACH); column <= Math.min(width - 1, x + REACH); column++) {
        const middle = row * width + column;
        const source = matches.source[middle] ?? -1;
        if (source < 0) continue;
        const weight = weights[middle] ?? 0;
        const from = (source + pixel - middle) * 4;
        red += (colours[from] ?? 0) * weight;
        green += (colours[from + 1] ?? 0) * weight;
        blue += (colours[from + 2] ?? 0) * weight;
        sum += weight;
      }
    }
    if (sum === 0) continue;
    colours[pixel * 4] = Math.round(red / sum);
    colours[pixel * 4 + 1] = Math.round(green / sum);
    colours[pixel * 4 + 2] = Math.round(blue / sum);
  }
}
