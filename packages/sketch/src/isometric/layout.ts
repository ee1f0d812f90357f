import { clamp } from "../numbers/arithmetic.ts";
import { createRandom } from "../numbers/random.ts";
import type { Scene, SceneSubject } from "../scene/scene.ts";
import { findSubject } from "../subjects/subjects.ts";
import { groundAt } from "./ground.ts";
import { MODELS } from "./models.ts";
import { createSpace } from "./space.ts";
import type { Space } from "./space.ts";

/** One subject on the ground: the middle of its foot in tiles, and how much larger than its model, or how tall it is. */
export interface Standing {
  subject: SceneSubject;
  index: number;
  x: number;
  y: number;
  z: number;
  /** Tiles high, for what has no model. */
  tall: number;
  /** Times its model's own size. */
  scale: number;
  /** How much of the ground it takes, as a radius. */
  radius: number;
}

export interface Layout {
  space: Space;
  things: Standing[];
}

const VEHICLES: ReadonlySet<string> = new Set([
  "car",
  "bus",
  "truck",
  "police car",
  "ambulance",
  "fire engine",
  "pickup truck",
  "bicycle",
  "motorcycle",
  "scooter",
]);

/** How many tiles the ground has each way: few for what is small, more for houses. */
function sizeFor(scene: Scene): number {
  const metres = Math.max(0, ...scene.subjects.map(({ name }) => findSubject(name)?.metres ?? 1));
  const many = scene.subjects.reduce((sum, { count }) => sum + count, 0);
  if (scene.place === "city" || scene.place === "village" || scene.subjects.length === 0) return 7;
  if (metres < 0.5 && many === 1) return 3;
  const base = metres < 0.5 ? 4 : metres < 2.6 ? 5 : 6;
  return Math.min(9, base + (many > 4 ? 1 : 0) + (many > 9 ? 1 : 0));
}

/** Tiles high beside its fellows: a person by a house is small, alone it fills the ground. */
function tallness(subject: SceneSubject, scene: Scene, size: number): number {
  const metres = findSubject(subject.name)?.metres ?? 1;
  const built = scene.subjects.some(
    ({ name }) => (findSubject(name)?.metres ?? 0) >= 2.6 && MODELS.has(name),
  );
  if (built) return clamp(0.56 * Math.sqrt(metres), 0.4, 2.3) * subject.size;
  if (scene.place === "city" || scene.place === "village")
    return clamp(0.95 * Math.sqrt(metres), 0.6, 2.3) * subject.size;
  const main = findSubject(scene.subjects[0]?.name ?? "")?.metres ?? 1;
  return size * 0.36 * clamp(Math.sqrt(metres / main), 0.4, 1.4) * subject.size;
}

const ASIDE: Readonly<Record<string, readonly [number, number]>> = {
  "left of": [-1.3, 1.3],
  "right of": [1.3, -1.3],
  beside: [1.1, -1.1],
  behind: [-1.5, -1.2],
  "in front of": [1.4, 1.2],
  under: [0.3, 0.3],
};

/** Where it would like to stand: by what the prompt says it is beside, else near the middle. */
function wishFor(
  subject: SceneSubject,
  scene: Scene,
  { placed, size }: { placed: readonly Standing[]; size: number },
): readonly [number, number] {
  const relation = scene.relations?.find((one) => one.subject === subject.name);
  const other = placed.find((one) => one.subject.name === relation?.to);
  const aside = ASIDE[relation?.relation ?? ""];
  if (other && aside) return [other.x + aside[0], other.y + aside[1]];
  if (subject.realm === "water") return [size * 0.74, size * 0.66];
  // The first stands in the middle, what follows rather before it than behind; what towers stands back.
  const towering = (findSubject(subject.name)?.metres ?? 1) > 20;
  const lead = towering ? 0.4 : placed.length === 0 ? 0.52 : 0.6;
  const turned = { left: -0.11, centre: 0, right: 0.11 }[scene.focus] * size;
  return [size * lead + turned, size * lead - turned];
}

interface Want {
  radius: number;
  wish: readonly [number, number];
  fits: (x: number, y: number) => boolean;
}

/** The free place nearest to the wish, in steps of a quarter tile. */
function findRoom(
  placed: readonly Standing[],
  { radius, wish, fits }: Want,
  size: number,
): readonly [number, number] {
  let best: readonly [number, number] = [
    clamp(wish[0], radius, size - radius),
    clamp(wish[1], radius, size - radius),
  ];
  let least = Infinity;
  for (let x = radius + 0.1; x <= size - radius - 0.1; x += 0.25)
    for (let y = radius + 0.1; y <= size - radius - 0.1; y += 0.25) {
      if (!fits(x, y)) continue;
      const apart = (x - wish[0]) * (x - wish[0]) + (y - wish[1]) * (y - wish[1]);
      if (apart >= least) continue;
      const free = placed.every((other) => {
        const room = other.radius + radius;
        // What stands behind another on the picture needs more room than beside it, or it is hidden.
        const [dx, dy] = [x - other.x, y - other.y];
        const along = (dx + dy) * 0.8;
        const across = dx - dy;
        return other.z > 0.01 || (along * along) / 2 + (across * across) / 2 >= room * room;
      });
      if (free) [best, least] = [[x, y], apart];
    }
  return best;
}

function radiusOf(subject: SceneSubject, tall: number, scale: number): number {
  const model = MODELS.get(subject.name);
  if (model) return (model.foot * scale) / 2;
  return Math.max(0.16, (tall * (findSubject(subject.name)?.aspect ?? 1)) / 3.2);
}

function standingOf(
  subject: SceneSubject,
  scene: Scene,
  size: number,
): Pick<Standing, "tall" | "scale" | "radius"> {
  const model = MODELS.get(subject.name);
  const tall = tallness(subject, scene, size);
  const scale = model?.tall === undefined ? subject.size : tall / model.tall;
  return { tall, scale, radius: radiusOf(subject, tall, scale) };
}

/** How high what stands on a thing stands. */
function topOf({ subject, scale, tall }: Standing): number {
  const model = MODELS.get(subject.name);
  if (model) return (model.top ?? 1) * scale;
  return (-(findSubject(subject.name)?.top?.[1] ?? -80) / 100) * tall;
}

function onTopOf(
  placed: readonly Standing[],
  { subject, index }: Pick<Standing, "subject" | "index">,
): Pick<Standing, "x" | "y" | "z"> | undefined {
  const bearer = placed.find((one) => one.subject.name === subject.on && one.subject !== subject);
  if (!bearer) return undefined;
  const off = (index - (subject.count - 1) / 2) * 0.5;
  return { x: bearer.x + off + 0.01, y: bearer.y - off + 0.01, z: topOf(bearer) };
}

/** Where everything of a scene stands; the same for the same scene. */
export function layOut(scene: Scene): Layout {
  const short = Math.min(scene.width, scene.height);
  const size = sizeFor(scene);
  const space = createSpace({
    width: (scene.width * 1000) / short,
    height: (scene.height * 1000) / short,
    size,
    lightFrom: scene.lightFrom,
    walled: scene.place === "room",
  });
  const things: Standing[] = [];
  const carried = new Set(scene.subjects.map(({ holds }) => holds));
  // What bears another is placed before it.
  const order = scene.subjects.toSorted(
    (one, other) => Number(one.on !== undefined) - Number(other.on !== undefined),
  );
  for (const subject of order) {
    if (carried.has(subject.name)) continue;
    for (let index = 0; index < subject.count; index++) {
      const body = standingOf(subject, scene, size);
      const random = createRandom(scene.seed, `tile ${subject.name} ${index}`);
      const medium =
        subject.realm === "water"
          ? "water"
          : VEHICLES.has(subject.name) && scene.place === "city"
            ? "road"
            : "firm";
      const fits = (x: number, y: number): boolean => {
        const ground = groundAt(scene, size, [x, y]);
        if (subject.realm === "air" || subject.realm === "deep") return true;
        return medium === "firm" ? ground !== "water" && ground !== "road" : ground === medium;
      };
      const wished = wishFor(subject, scene, { placed: things, size });
      const wish = [wished[0] + random.between(-0.4, 0.4), wished[1] + random.between(-0.4, 0.4)] as const;
      const on = onTopOf(things, { subject, index });
      const [x, y] = findRoom(things, { radius: body.radius, wish, fits }, size);
      const z =
        subject.realm === "air"
          ? random.between(1.5, 2.4)
          : subject.realm === "deep"
            ? random.between(0.5, 1.6)
            : 0;
      things.push({ subject, index, ...body, ...(on ?? { x, y, z }) });
    }
  }
  return { space, things };
}

/** Puts signs on the ground's near edge, along its wall to the lower left. */
export function placeSigns(scene: Scene): void {
  const { space } = layOut(scene);
  const short = Math.min(scene.width, scene.height);
  const [width, height] = [(scene.width * 1000) / short, (scene.height * 1000) / short];
  scene.lettering
    .filter(({ mount }) => mount === "sign")
    .forEach((letters, index) => {
      const wide = Math.min(space.size * 0.56, 1 + letters.text.length * 0.2);
      const [x, foot] = space.project(0.4 + index * (wide + 0.3), space.size - 0.3, 0);
      const tall = Math.min(space.half * 1.1, wide * space.half * 0.5);
      letters.box = {
        x: x / width,
        y: (foot - tall - space.half * 0.4) / height,
        width: (wide * space.half) / width,
        height: tall / height,
        foot: foot / height,
        slant: 0.5,
      };
    });
}
