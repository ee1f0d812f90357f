import type { Random } from "../../numbers/random.ts";
import { REACH, VOID } from "./level.ts";
import type { Level } from "./level.ts";

/** Which patch each target looks like most. */
export interface Matches {
  targets: Int32Array;
  /** 1 where a patch may be copied from. */
  sources: Uint8Array;
  /** The same places as a list, to draw from by chance. */
  sourceList: Int32Array;
  /** By pixel: the middle of its source patch; -1 for what is no target. */
  source: Int32Array;
  /** By pixel: squared difference to it. */
  cost: Float64Array;
  /** What an offset up or down costs beside its looks: pictures are layered, ground below and sky above. */
  climb: number;
}

interface PatchPair {
  target: number;
  source: number;
  climb: number;
  limit: number;
}

/** Squared difference of the patches round two pixels; stops beyond `limit`. */
function patchCost(level: Level, { target, source, climb, limit }: PatchPair): number {
  const { width, height, colours, state } = level;
  const x = target % width;
  const y = (target - x) / width;
  const rise = (((source / width) | 0) - y) / height;
  const left = x < REACH ? -x : -REACH;
  const right = x >= width - REACH ? width - 1 - x : REACH;
  const top = y < REACH ? -y : -REACH;
  const bottom = y >= height - REACH ? height - 1 - y : REACH;
  let cost = rise * rise * climb;
  for (let dy = top; dy <= bottom; dy++) {
    const row = dy * width;
    for (let dx = left; dx <= right; dx++) {
      const to = target + row + dx;
      if (state[to] === VOID) continue;
      const one = to * 4;
      const other = (source + row + dx) * 4;
      const red = (colours[one] ?? 0) - (colours[other] ?? 0);
      const green = (colours[one + 1] ?? 0) - (colours[other + 1] ?? 0);
      const blue = (colours[one + 2] ?? 0) - (colours[other + 2] ?? 0);
      cost += red * red + green * green + blue * blue;
    }
    if (cost >= limit) return cost;
  }
  return cost;
}

function tryOut(level: Level, matches: Matches, [target, source]: readonly [number, number]): void {
  if (matches.sources[source] !== 1 || matches.source[target] === source) return;
  const best = matches.cost[target] ?? 0;
  const cost = patchCost(level, { target, source, climb: matches.climb, limit: best });
  if (cost >= best) return;
  matches.cost[target] = cost;
  matches.source[target] = source;
}

function searchRound(
  level: Level,
  matches: Matches,
  { target, random }: { target: number; random: Random },
): void {
  const { width, height } = level;
  let reach = Math.max(width, height);
  while (reach >= 1) {
    const best = matches.source[target] ?? 0;
    const column = (best % width) + Math.round((random.next() * 2 - 1) * reach);
    const row = ((best / width) | 0) + Math.round((random.next() * 2 - 1) * reach);
    if (column >= 0 && column < width && row >= 0 && row < height)
      tryOut(level, matches, [target, row * width + column]);
    reach /= 2.5;
  }
}

/**
 * One pass of PatchMatch (Barnes et al. 2009, §3.2): neighbours hand on their offsets, then each looks about at random,
 * wide to near. `backwards` goes from the last target to the first.
 */
export function improveMatches(
  level: Level,
  matches: Matches,
  { random, backwards }: { random: Random; backwards: boolean },
): void {
  const { targets } = matches;
  const step = backwards ? 1 : -1;
  for (let index = 0; index < targets.length; index++) {
    const target = targets[backwards ? targets.length - 1 - index : index] ?? 0;
    for (const neighbour of [target + step, target + step * level.width]) {
      const theirs = matches.source[neighbour] ?? -1;
      if (theirs >= 0) tryOut(level, matches, [target, theirs + target - neighbour]);
    }
    searchRound(level, matches, { target, random });
  }
}

/** Costs anew, after the picture below has changed. */
export function measureMatches(level: Level, matches: Matches): void {
  for (const target of matches.targets)
    matches.cost[target] = patchCost(level, {
      target,
      source: matches.source[target] ?? 0,
      climb: matches.climb,
      limit: Infinity,
    });
}
