import type { Pixels } from "../request.ts";

/** Below this the two renderings are taken as the same. */
const SLIGHT = 3;

function apart(one: Uint8Array, other: Uint8Array, at: number): number {
  return Math.max(
    Math.abs((one[at] ?? 0) - (other[at] ?? 0)),
    Math.abs((one[at + 1] ?? 0) - (other[at + 1] ?? 0)),
    Math.abs((one[at + 2] ?? 0) - (other[at + 2] ?? 0)),
  );
}

/** How far a pixel is covered: wholly inside what differs, on its rim by how strongly it differs beside its neighbours. */
function coverage(differences: Uint8Array, at: number, { width, height }: Pixels): number {
  const own = differences[at] ?? 0;
  const [x, y] = [at % width, Math.floor(at / width)];
  let [most, rim] = [own, false];
  for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++)
    for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
      const beside = differences[row * width + column] ?? 0;
      if (beside < SLIGHT) rim = true;
      if (beside > most) most = beside;
    }
  return rim ? own / most : 1;
}

/**
 * What `after` has and `before` lacks, on nothing: straight RGBA whose composite over `before` gives `after`.
 * Both of one size and opaque where they differ. Undefined where they are the same.
 */
export function differing(after: Pixels, before: Pixels): Pixels | undefined {
  const { width, height } = after;
  const differences = new Uint8Array(width * height);
  let found = false;
  for (let at = 0; at < differences.length; at++) {
    const difference = apart(after.data, before.data, at * 4);
    differences[at] = difference;
    if (difference >= SLIGHT) found = true;
  }
  if (!found) return undefined;
  const data = new Uint8Array(width * height * 4);
  for (let at = 0, to = 0; at < differences.length; at++, to += 4) {
    if ((differences[at] ?? 0) < SLIGHT) continue;
    const share = coverage(differences, at, after);
    for (let channel = to; channel < to + 3; channel++) {
      const below = before.data[channel] ?? 0;
      const value = below + ((after.data[channel] ?? 0) - below) / share;
      data[channel] = Math.max(0, Math.min(255, Math.round(value)));
    }
    data[to + 3] = Math.round(share * (after.data[to + 3] ?? 0));
  }
  return { width, height, data };
}
