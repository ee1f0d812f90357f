import type { Random } from "../../numbers/random.ts";
import { diffuse } from "../membrane-fill.ts";
import { HOLE, KNOWN, coverageOf, shrink, sourcesOf, targetsOf } from "./level.ts";
import type { Level } from "./level.ts";
import { improveMatches, measureMatches } from "./match-patches.ts";
import type { Matches } from "./match-patches.ts";
import { depthsOf, vote } from "./vote.ts";

/** The smallest size of the pyramid has at least this many pixels on its short side. */
const SMALLEST = 20;
const FEWEST_SOURCES = 24;
/** Share of what borders on the hole that must be there to copy, or the pyramid ends below this size. */
const LEAST_COVERED = 0.9;
/** What a patch from the far end of the picture's height costs: as much as 9 steps in each colour. */
const CLIMB = 147 * 90;

interface Solving {
  random: Random;
  /** How strongly things keep to their height. */
  layered: number;
  /** Whether the hole begins with the colours it has. */
  begun: boolean;
}

function pyramidOf(level: Level, withHole: boolean): Level[] {
  const levels = [level];
  let last = level;
  while (Math.min(last.width, last.height) >= SMALLEST * 2) {
    last = shrink(last, { factor: 2, withHole });
    const sources = sourcesOf(last).reduce((sum, may) => sum + may, 0);
    if (!last.state.includes(HOLE) || sources < FEWEST_SOURCES * 4 || coverageOf(last) < LEAST_COVERED) break;
    levels.push(last);
  }
  return levels;
}

/** The hole of the smallest level begins as a smooth fill. */
function startSmooth(level: Level): void {
  const cells = new Float32Array(level.state.length * 4);
  for (let at = 0; at < level.state.length; at++) {
    if (level.state[at] !== KNOWN) continue;
    for (let channel = 0; channel < 3; channel++)
      cells[at * 4 + channel] = level.colours[at * 4 + channel] ?? 0;
    cells[at * 4 + 3] = 1;
  }
  diffuse({ width: level.width, height: level.height, cells });
  for (let at = 0; at < level.state.length; at++) {
    if (level.state[at] !== HOLE) continue;
    for (let channel = 0; channel < 3; channel++)
      level.colours[at * 4 + channel] = Math.round(cells[at * 4 + channel] ?? 0);
  }
}

function startMatches(level: Level, climb: number): Matches {
  const sources = sourcesOf(level);
  const sourceList: number[] = [];
  sources.forEach((may, at) => {
    if (may === 1) sourceList.push(at);
  });
  return {
    targets: targetsOf(level),
    sources,
    sourceList: Int32Array.from(sourceList),
    source: new Int32Array(level.state.length).fill(-1),
    cost: new Float64Array(level.state.length),
    climb,
  };
}

/** Of a handful of sources drawn by chance the one nearest in height. */
function drawSource(matches: Matches, from: { row: number; width: number; random: Random }): number {
  const { sourceList } = matches;
  let best = { source: 0, climb: Infinity };
  for (let count = 0; count < 6; count++) {
    const source = sourceList[Math.floor(from.random.next() * sourceList.length)] ?? 0;
    const climb = Math.abs(Math.floor(source / from.width) - from.row);
    if (climb < best.climb) best = { source, climb };
  }
  return best.source;
}

/** Offsets of the level before, twice as long; where they lead out of the known picture, chance begins anew. */
function carryUp(
  matches: Matches,
  level: Level,
  from: { coarse?: Level; found?: Matches; random: Random },
): void {
  const { coarse, found, random } = from;
  for (const target of matches.targets) {
    const x = target % level.width;
    const y = (target - x) / level.width;
    const known = coarse && found ? (found.source[(y >> 1) * coarse.width + (x >> 1)] ?? -1) : -1;
    let source = -1;
    if (coarse && known >= 0) {
      const column = (known % coarse.width) * 2 + (x & 1);
      const row = Math.floor(known / coarse.width) * 2 + (y & 1);
      if (column < level.width && row < level.height) source = row * level.width + column;
    }
    if (source < 0 || matches.sources[source] !== 1)
      source = drawSource(matches, { row: y, width: level.width, random });
    matches.source[target] = source;
  }
}

/**
 * Finds for every patch that touches the hole the known patch it should look like, from coarse to fine, and fills
 * the hole of `level` with what they say (Wexler et al. 2007, §3). Undefined where there is too little to copy from.
 */
export function solveHole(level: Level, { random, layered, begun }: Solving): Matches | undefined {
  const levels = pyramidOf(level, begun);
  let found: Matches | undefined;
  for (let index = levels.length - 1; index >= 0; index--) {
    const here = levels[index];
    if (!here) continue;
    const matches = startMatches(here, CLIMB * layered);
    if (matches.sourceList.length < FEWEST_SOURCES) return undefined;
    const depths = depthsOf(here);
    carryUp(matches, here, { coarse: levels[index + 1], found, random });
    if (found) vote(here, matches, depths);
    else if (!begun) startSmooth(here);
    const rounds = index === levels.length - 1 ? 14 : index >= 2 ? 6 : index === 1 ? 4 : 2;
    for (let round = 0; round < rounds; round++) {
      measureMatches(here, matches);
      // From chance it takes several passes until every patch has found its like; only then may they vote.
      for (let pass = found || round > 0 ? 1 : 5; pass > 0; pass--) {
        improveMatches(here, matches, { random, backwards: false });
        improveMatches(here, matches, { random, backwards: true });
      }
      vote(here, matches, depths);
    }
    found = matches;
  }
  return found;
}
