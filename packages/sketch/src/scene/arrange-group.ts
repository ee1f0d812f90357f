import { clamp } from "../numbers/arithmetic.ts";
import { createRandom } from "../numbers/random.ts";
import { findSubject } from "../subjects/subjects.ts";
import type { Scene, SceneSubject, Spot } from "./scene.ts";

type Arrangement = NonNullable<SceneSubject["arrangement"]>;

// Twelve points of a circle, so that no platform's sine decides a pixel.
const CLOCK = [
  [0, 1],
  [0.5, 0.866],
  [0.866, 0.5],
  [1, 0],
  [0.866, -0.5],
  [0.5, -0.866],
  [0, -1],
  [-0.5, -0.866],
  [-0.866, -0.5],
  [-1, 0],
  [-0.866, 0.5],
  [-0.5, 0.866],
] as const;

interface Group {
  count: number;
  /** Middle of the group, shares of the picture. */
  x: number;
  y: number;
  /** Width and height of one, shares of the picture. */
  wide: number;
  tall: number;
}

function rowOf({ count, x, y, wide }: Group): [number, number][] {
  const step = Math.min(wide * 1.12, 0.86 / count);
  const middle = clamp(x, 0.07 + (step * count) / 2, 0.93 - (step * count) / 2);
  return Array.from({ length: count }, (_, index) => [middle + (index - (count - 1) / 2) * step, y]);
}

function ringOf({ count, y, wide, tall }: Group): [number, number][] {
  const reach = Math.min(0.36, wide * 0.32 * count);
  return Array.from({ length: count }, (_, index) => {
    const [across, along] = CLOCK[Math.round((index * 12) / count) % 12] ?? CLOCK[0];
    return [0.5 + across * reach, y - 0.03 + along * Math.min(0.1, tall * 0.45)];
  });
}

/** Rows that narrow upwards, each standing in the gaps of the one below. */
function pileOf({ count, x, y, wide, tall }: Group): [number, number][] {
  const places: [number, number][] = [];
  let base = 1;
  while ((base * (base + 1)) / 2 < count) base++;
  for (let level = 0, left = count; left > 0; level++) {
    const here = Math.min(left, base - level);
    const middle = clamp(x, (wide * base) / 2 + 0.05, 0.95 - (wide * base) / 2);
    for (let index = 0; index < here; index++)
      places.push([middle + (index - (here - 1) / 2) * wide * 0.9, y - level * tall * 0.72]);
    left -= here;
  }
  return places;
}

/** A flock's V, its leader in front. */
function wedgeOf({ count, x, y, wide, tall }: Group, side: 1 | -1): [number, number][] {
  const arms = Math.ceil((count - 1) / 2);
  const across = Math.min(wide * 0.74, 0.62 / Math.max(1, arms));
  const along = Math.min(tall * 0.62, 0.34 / Math.max(1, arms));
  const tip = clamp(x, 0.2, 0.8) + (side * across * arms) / 2;
  return Array.from({ length: count }, (_, index) => {
    const rank = Math.ceil(index / 2);
    const arm = index % 2 === 0 ? 1 : -1;
    return [tip - side * rank * across, y + arm * rank * along * 0.7];
  });
}

const LAYOUTS: Readonly<Record<Arrangement, (group: Group, side: 1 | -1) => [number, number][]>> = {
  row: rowOf,
  ring: ringOf,
  pile: pileOf,
  wedge: wedgeOf,
};

/** Moves a group that stands freely into the order the prompt asks for: a row, a ring, a pile or a wedge. */
export function arrangeGroup(subject: SceneSubject, scene: Scene): void {
  const [lead] = subject.spots;
  const { arrangement, count } = subject;
  if (!arrangement || !lead || count < 3 || subject.on !== undefined) return;
  const aspect = findSubject(subject.name)?.aspect ?? 1;
  const short = Math.min(scene.width, scene.height);
  const fits = (0.86 * scene.width) / short / aspect / (arrangement === "row" ? count * 0.9 : 4);
  const least = arrangement === "wedge" ? 0.07 : 0.16;
  const most = arrangement === "wedge" ? 0.12 : fits;
  const height = Math.min(Math.max(lead.height, least), most, fits);
  const group = {
    count,
    x: lead.x,
    y: arrangement === "wedge" && subject.realm === "air" ? scene.horizon * 0.52 : Math.min(lead.y, 0.88),
    wide: (height * aspect * short) / scene.width,
    tall: (height * short) / scene.height,
  };
  const places = LAYOUTS[arrangement](group, lead.facing);
  subject.spots = subject.spots.map((spot, index): Spot => {
    const [x, y] = places[index] ?? [spot.x, spot.y];
    const random = createRandom(scene.seed, `in line ${spot.name}`);
    const grown = height * random.between(0.95, 1.05);
    const facing = arrangement === "ring" ? (x < 0.5 ? 1 : -1) : lead.facing;
    const order = arrangement === "pile" ? { order: group.y + (group.y - y) * 0.01 } : {};
    return { ...spot, x, y, height: grown, facing, distance: lead.distance, ...order };
  });
}
