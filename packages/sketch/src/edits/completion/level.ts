/** Half the side of a patch: patches are 7 x 7. */
export const REACH = 3;

/** What a pixel is to the completion: part of the picture, to be found, or nothing (transparent and kept). */
export const KNOWN = 0;
export const HOLE = 1;
export const VOID = 2;

/** One size of the picture being completed. */
export interface Level {
  width: number;
  height: number;
  /** Four bytes a pixel, the fourth unused. */
  colours: Uint8Array;
  /** KNOWN, HOLE or VOID for each pixel. */
  state: Uint8Array;
}

export interface Shrinking {
  factor: number;
  /** Whether the colours in the hole count as well. */
  withHole: boolean;
}

/** Means over `factor` x `factor` pixels. A cell that touches the hole belongs to it. */
export function shrink(level: Level, shrinking: Shrinking): Level {
  const { factor } = shrinking;
  const width = Math.ceil(level.width / factor);
  const height = Math.ceil(level.height / factor);
  const small: Level = {
    width,
    height,
    colours: new Uint8Array(width * height * 4),
    state: new Uint8Array(width * height),
  };
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) shrinkCell(level, small, { x, y, ...shrinking });
  return small;
}

function shrinkCell(
  level: Level,
  small: Level,
  { x, y, factor, withHole }: Shrinking & { x: number; y: number },
): void {
  const [right, bottom] = [Math.min(level.width, (x + 1) * factor), Math.min(level.height, (y + 1) * factor)];
  let [red, green, blue, count, hole] = [0, 0, 0, 0, 0];
  for (let row = y * factor; row < bottom; row++) {
    for (let column = x * factor; column < right; column++) {
      const pixel = row * level.width + column;
      const state = level.state[pixel] ?? VOID;
      if (state === HOLE) hole = 1;
      if (state !== KNOWN && !(withHole && state === HOLE)) continue;
      red += level.colours[pixel * 4] ?? 0;
      green += level.colours[pixel * 4 + 1] ?? 0;
      blue += level.colours[pixel * 4 + 2] ?? 0;
      count++;
    }
  }
  const at = y * small.width + x;
  small.state[at] = hole === 1 ? HOLE : count === 0 ? VOID : KNOWN;
  if (count === 0) return;
  small.colours[at * 4] = Math.round(red / count);
  small.colours[at * 4 + 1] = Math.round(green / count);
  small.colours[at * 4 + 2] = Math.round(blue / count);
}

/** For each pixel how many pixels of a kind lie in the patch round it. */
function countAround(level: Level, isKind: (state: number) => boolean): Int32Array {
  const { width, height, state } = level;
  const sums = new Int32Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y++) {
    let row = 0;
    for (let x = 0; x < width; x++) {
      if (isKind(state[y * width + x] ?? VOID)) row++;
      sums[(y + 1) * (width + 1) + x + 1] = (sums[y * (width + 1) + x + 1] ?? 0) + row;
    }
  }
  const counts = new Int32Array(width * height);
  for (let y = 0; y < height; y++) {
    const [top, bottom] = [Math.max(0, y - REACH), Math.min(height, y + REACH + 1)];
    for (let x = 0; x < width; x++) {
      const [left, right] = [Math.max(0, x - REACH), Math.min(width, x + REACH + 1)];
      counts[y * width + x] =
        (sums[bottom * (width + 1) + right] ?? 0) -
        (sums[top * (width + 1) + right] ?? 0) -
        (sums[bottom * (width + 1) + left] ?? 0) +
        (sums[top * (width + 1) + left] ?? 0);
    }
  }
  return counts;
}

/** Middles of patches that lie wholly in the known picture: what may be copied from. In scan order. */
export function sourcesOf(level: Level): Uint8Array {
  const whole = (REACH * 2 + 1) * (REACH * 2 + 1);
  return Uint8Array.from(
    countAround(level, (state) => state === KNOWN),
    (count) => (count === whole ? 1 : 0),
  );
}

/** Middles of patches that touch the hole, in scan order. */
export function targetsOf(level: Level): Int32Array {
  const counts = countAround(level, (state) => state === HOLE);
  const targets: number[] = [];
  counts.forEach((count, at) => {
    if (count > 0 && level.state[at] !== VOID) targets.push(at);
  });
  return Int32Array.from(targets);
}

/**
 * Share of the known pixels round the hole that some source patch contains, 0..1. Where it is low, what borders on
 * the hole cannot be copied any more, and something foreign would be.
 */
export function coverageOf(level: Level): number {
  const covered = countAround({ ...level, state: sourcesOf(level) }, (may) => may === 1);
  const rim = targetsOf(level).filter((target) => level.state[target] === KNOWN);
  return rim.filter((target) => (covered[target] ?? 0) > 0).length / Math.max(1, rim.length);
}
