import { clamp, lerp } from "../numbers/arithmetic.ts";
import { createRandom } from "../numbers/random.ts";
import { titleShare } from "../lettering/draw-poster.ts";
import { findPlace } from "../places/places.ts";
import type { Standing } from "../places/place.ts";
import { composerOf } from "../styles/styles.ts";
import { findSubject } from "../subjects/subjects.ts";
import { hold, rideOn, ridersOf } from "./carry.ts";
import { arrangeGroup } from "./arrange-group.ts";
import { moveClose } from "./move-close.ts";
import type { Lettering, Scene, SceneSubject, Spot } from "./scene.ts";
import { arrangeRelations } from "./arrange-relations.ts";
import { settingOf } from "./setting-of.ts";

/** A share of the width that is taken, around its middle. */
interface Taken {
  middle: number;
  half: number;
}

const FOCUS_AT = { left: 0.34, centre: 0.5, right: 0.66 } as const;

/** The freest place near `wish`: gaps count, and so does nearness. */
function freePlace(
  taken: readonly Taken[],
  half: number,
  range: { left: number; right: number; wish: number },
): number {
  // Whole inside the picture, where there is room for it.
  const rim = Math.min(half + 0.015, 0.5);
  const low = Math.max(Math.min(range.left + half * 0.6, (range.left + range.right) / 2), rim);
  const high = Math.min(Math.max(range.right - half * 0.6, (range.left + range.right) / 2), 1 - rim);
  let best = clamp(range.wish, low, high);
  let bestScore = -Infinity;
  for (let step = 0; step <= 40; step++) {
    const x = lerp(low, high, step / 40);
    let gap = 0.3;
    for (const other of taken) gap = Math.min(gap, Math.abs(x - other.middle) - other.half - half);
    const score = Math.min(gap, 0.03) * 4 - Math.abs(x - range.wish) * 0.5;
    if (score > bestScore) [best, bestScore] = [x, score];
  }
  return best;
}

/** What a picture shows alone it shows larger, unless it is taken from afar. */
function loneliness({ subjects, camera, lettering }: Scene): number {
  const alone = subjects.every(
    ({ name, count }, index) => index === 0 || (count === 1 && subjects[0]?.holds === name),
  );
  return alone &&
    subjects[0]?.count === 1 &&
    camera === undefined &&
    lettering.length === 0 &&
    !findSubject(subjects[0].name)?.bust
    ? 1.2
    : 1;
}

/** How much smaller everything is where things side by side would hide each other: 1 where there is room. */
function crowding(scene: Scene): number {
  const held = new Set(scene.subjects.map(({ holds }) => holds));
  const riders = ridersOf(scene);
  const standing = scene.subjects.filter(
    (subject) => subject.realm === "ground" && !held.has(subject.name) && !riders.includes(subject),
  );
  const wide = standing.map((subject, index) => {
    const known = findSubject(subject.name);
    const tall = index === 0 ? (known?.height ?? 0) * subject.size : besideFocal(subject, scene);
    return tall * (known?.aspect ?? 1) * Math.min(subject.count, 2);
  });
  const room = (0.8 * scene.width) / Math.min(scene.width, scene.height);
  const wanted = wide.reduce((sum, width) => sum + width, 0) * (scene.place === "tabletop" ? 1.22 : 1);
  return standing.length < 2 || wanted <= room ? 1 : Math.max(0.6, room / wanted);
}

/** Heights shrink as a group grows, and never outgrow the width they share. */
function heightOf(subject: SceneSubject, scene: Scene, focal: boolean): number {
  const known = findSubject(subject.name);
  if (!known) return 0.3;
  const short = Math.min(scene.width, scene.height);
  const group = Math.sqrt(1 + 0.42 * (subject.count - 1));
  // What lies on a table is looked at from near.
  const nearness = scene.place === "tabletop" ? 1.22 : 1;
  const alone =
    (focal ? known.height * subject.size * loneliness(scene) : besideFocal(subject, scene)) *
    nearness *
    crowding(scene);
  const widest = (scene.width / short) * 0.92;
  const fitted = Math.min(
    alone / group,
    // Of what is as large as a hill one may stand before another.
    (widest / known.aspect / subject.count) * (known.metres < 20 ? 1.25 : 2.2),
    widest / known.aspect,
  );
  return Math.max(fitted, 0.045);
}

/** Beside the main subject others keep their order of size, though not its full range: a house beats a horse. */
function besideFocal(subject: SceneSubject, scene: Scene): number {
  const known = findSubject(subject.name);
  const focal = findSubject(scene.subjects[0]?.name ?? "");
  if (!known || !focal) return 0.3;
  const ratio = Math.sqrt(Math.sqrt(known.metres / focal.metres));
  const fitted = focal.height * clamp(ratio, 0.5, 1.45);
  return Math.min(0.55, (fitted + known.height * 0.74) / 2) * subject.size;
}

interface Area extends Standing {
  wish: number;
}

const ON_WHEELS = 4.5;

/** In a street what is built stands by it, not on it. */
function setBack({ name }: SceneSubject, scene: Scene, standing: Standing): Standing {
  const known = findSubject(name);
  if (scene.place !== "city" || known === undefined || known.metres < ON_WHEELS) return standing;
  const kerb = scene.horizon + (1 - scene.horizon) * 0.25;
  return { ...standing, near: kerb, far: kerb - 0.01 };
}

function areaOf(subject: SceneSubject, scene: Scene, focal: boolean): Area {
  const place = findPlace(scene.place);
  const groundCount = scene.subjects
    .filter((other) => other.realm === "ground")
    .reduce((sum, other) => sum + other.count, 0);
  const signs = scene.lettering.filter(({ mount }) => mount === "sign").length;
  const setting = { horizon: scene.horizon, focus: scene.focus, groundCount: groundCount + signs };
  const wish = focal ? FOCUS_AT[scene.focus] : 1 - FOCUS_AT[scene.focus];
  const overhead = scene.lettering.some(({ mount }) => mount === "banner" || mount === "neon");
  if (subject.realm === "air")
    return {
      left: 0.08,
      right: 0.92,
      near: Math.max(scene.horizon * 0.82, 0.3),
      far: overhead ? 0.3 : 0.12,
      wish,
    };
  if (subject.realm === "deep") return { left: 0.1, right: 0.9, near: 0.82, far: 0.3, wish };
  if (subject.realm === "water" && place.water) return { ...place.water(setting), wish };
  const standing = setBack(subject, scene, place.standing(setting));
  // A sign takes the other side; what stands alone keeps to its third.
  return { ...standing, wish: clamp(wish, standing.left, standing.right) };
}

/** The first of a kind: the main subject in front of the middle, bigger things behind it, smaller ones before it. */
function leadDepth(subject: SceneSubject, scene: Scene, focal: boolean): number {
  const main = findSubject(scene.subjects[0]?.name ?? "")?.metres ?? 1;
  const own = findSubject(subject.name)?.metres ?? 1;
  if (focal || own === main) return 0.3;
  return own > main * 1.5 ? 0.62 : 0.14;
}

function placeOne(
  subject: SceneSubject,
  scene: Scene,
  context: { taken: Taken[]; index: number; focal: boolean },
): Spot {
  const { taken, index, focal } = context;
  const twin = scene.subjects.find((other) => other.name === subject.name) !== subject;
  const name = `${twin ? subject.asked : subject.name} ${index}`;
  const random = createRandom(scene.seed, `spot ${name}`);
  const area = areaOf(subject, scene, focal);
  const short = Math.min(scene.width, scene.height);
  const lead = index === 0;
  const floating = subject.realm === "air" || subject.realm === "deep";
  const depth = floating
    ? random.next()
    : lead
      ? leadDepth(subject, scene, focal)
      : random.between(0.05, 0.85);
  let y = lerp(area.near, area.far, depth);
  if (floating && subject.count > 1)
    y = lerp(area.near, area.far, (index + 0.5) / subject.count) * 0.6 + y * 0.4;
  if (floating && subject.count === 1) y = lerp(area.near, area.far, random.between(0.3, 0.6));
  const perspective = floating
    ? random.between(0.8, 1.05)
    : lerp(1, 0.62, depth / 0.85) * (lead ? 1 : random.between(0.9, 1.06));
  const height = Math.min(
    heightOf(subject, scene, focal) * perspective,
    (y - 0.04) * (scene.height / short) * (floating ? 1.4 : 1),
  );
  const known = findSubject(subject.name);
  if (known?.bust) y = scene.height > scene.width ? 0.86 : 0.84;
  const half = (height * (known?.aspect ?? 1) * short) / scene.width / 2;
  const wish = lead ? area.wish + random.between(-0.04, 0.04) : area.wish;
  const x = freePlace(taken, half, { left: area.left, right: area.right, wish });
  taken.push({ middle: x, half });
  const looksIn = x < 0.5 ? 1 : -1;
  const facing = lead || random.chance(0.65) ? looksIn : looksIn === 1 ? -1 : 1;
  const distance = floating
    ? 0.08
    : clamp((area.near - y) / Math.max(0.05, area.near - scene.horizon), 0, 1) * 0.45;
  const middle = floating ? y + ((height * short) / scene.height) * 0.5 : y;
  return { x, y: middle, height, facing, distance, name };
}

/** Gives every subject of the scene its spots; what is held or stood upon is placed with its bearer. */
export function composeSubjects(scene: Scene): void {
  const title = scene.lettering.find(({ mount }) => mount === "poster");
  if (!title) return compose(scene);
  // A poster's picture is what its title leaves: things are placed in that, and are as large as it allows.
  const framed = { ...scene, height: scene.height * (1 - titleShare(title.text, scene)) };
  compose(framed);
  const smaller = Math.min(framed.width, framed.height) / Math.min(scene.width, scene.height);
  for (const { spots } of scene.subjects)
    for (const spot of spots) spot.height *= smaller * (scene.subjects.length === 1 ? 1.18 : 1);
}

function compose(scene: Scene): void {
  const taken: Record<string, Taken[]> = { ground: [], water: [], air: [], deep: [] };
  const carried = new Set(
    scene.subjects.map((subject) => subject.holds).filter((name) => name !== undefined),
  );
  const riders = ridersOf(scene);
  const focal = scene.subjects.find((subject) => !carried.has(subject.name) && !riders.includes(subject));
  for (const subject of scene.subjects) {
    if (carried.has(subject.name) || riders.includes(subject)) continue;
    for (let index = 0; index < subject.count; index++) {
      subject.spots.push(
        placeOne(subject, scene, { taken: taken[subject.realm] ?? [], index, focal: subject === focal }),
      );
    }
  }
  for (const subject of scene.subjects) arrangeGroup(subject, scene);
  if (scene.close === true) moveClose(scene);
  scene.lettering.forEach((letters, index) => {
    letters.box =
      letters.mount === "sign"
        ? signBox(scene, index, taken["ground"] ?? [])
        : letters.mount === "icing"
          ? icingBox(scene)
          : overheadBox(index);
  });
  arrangeRelations(scene);
  for (const rider of riders) rideOn(rider, scene);
  for (const bearer of scene.subjects) if (bearer.holds !== undefined) hold(bearer, scene);
  composerOf(scene).arrange?.(scene);
}

function overheadBox(index: number): NonNullable<Lettering["box"]> {
  return { x: 0.14, y: 0.07 + index * 0.16, width: 0.72, height: 0.12 };
}

/** The front of a cake's lower tier, between its cream and its plate. */
function icingBox(scene: Scene): NonNullable<Lettering["box"]> {
  const spot = scene.subjects.find(({ name }) => name === "cake")?.spots[0];
  if (!spot) return overheadBox(0);
  const unit = (spot.height / 100) * Math.min(scene.width, scene.height);
  return {
    x: spot.x - (41 * unit) / scene.width,
    y: spot.y - (34 * unit) / scene.height,
    width: (82 * unit) / scene.width,
    height: (24 * unit) / scene.height,
  };
}

/** A sign stands where the ground is free, a little nearer than the subjects. */
function signBox(scene: Scene, index: number, taken: Taken[]): NonNullable<Lettering["box"]> {
  const letters = scene.lettering[index]?.text.length ?? 5;
  const standing = findPlace(scene.place).standing(settingOf(scene));
  const room = standing.right - standing.left;
  const ratio = scene.width / scene.height;
  const wanted = (0.26 + Math.min(letters, 24) * 0.006) / Math.max(1, ratio * 0.9);
  const width = Math.min(wanted, Math.max(room * 0.55, 0.2));
  const height = Math.min(0.2, width * ratio * (letters > 12 ? 0.55 : 0.42));
  const x = freePlace(taken, width / 2, { ...standing, wish: 1 - FOCUS_AT[scene.focus] });
  taken.push({ middle: x, half: width / 2 });
  const foot = Math.min(standing.near + 0.012, 0.96);
  const left = clamp(x - width / 2, 0.02, 0.98 - width);
  return { x: left, y: foot - height - Math.min(0.11, height * 0.9), width, height, foot };
}
