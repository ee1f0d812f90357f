import { clamp } from "../numbers/arithmetic.ts";
import { SITTING_DROP } from "../subjects/person.ts";
import { isChild } from "../subjects/person-look.ts";
import { seatOf } from "../subjects/seats.ts";
import { findSubject } from "../subjects/subjects.ts";
import type { Point } from "../svg/shapes.ts";
import type { Scene, SceneSubject, Spot } from "./scene.ts";

/** Who has legs to sit astride with. */
const ASTRIDE: ReadonlySet<string> = new Set(["astronaut", "robot"]);
/** How high above its feet who is drawn sitting touches the seat, as a share of its height standing. */
const LAP = 0.2;
const STEMMED: ReadonlySet<string> = new Set(["flower", "sunflower", "tulip", "rose"]);
/** What is carried above the head: how tall beside its bearer, and how far below the hand it begins. */
const OVERHEAD: Readonly<Record<string, readonly [height: number, below: number]>> = {
  umbrella: [1.16, 4],
  balloons: [0.72, 2],
};

function anchored(bearer: Spot, anchor: Point, scene: Scene): { x: number; y: number } {
  const unit = (bearer.height / 100) * Math.min(scene.width, scene.height);
  return {
    x: bearer.x + (anchor[0] * unit * bearer.facing) / scene.width,
    y: bearer.y + (anchor[1] * unit) / scene.height,
  };
}

function mountOf(rider: SceneSubject, scene: Scene): SceneSubject | undefined {
  return scene.subjects.find((subject) => subject.name === rider.on && subject !== rider);
}

/** How many things are under it, each on the next; 0 for what stands by itself or has no room where the prompt puts it. */
function storeysUnder(rider: SceneSubject, scene: Scene, most = 3): number {
  const mount = rider.on === undefined ? undefined : mountOf(rider, scene);
  if (!mount || seatOf(mount.name) === undefined) return 0;
  if (most === 0) return 1;
  return 1 + storeysUnder(mount, scene, most - 1);
}

/** What rides, sits or lies on another thing of the scene, the lower first; nothing that goes round in a circle. */
export function ridersOf(scene: Scene): SceneSubject[] {
  const riders = scene.subjects
    .map((rider) => ({ rider, storeys: storeysUnder(rider, scene) }))
    .filter(({ storeys }) => storeys > 0 && storeys < 4);
  return riders.toSorted((one, other) => one.storeys - other.storeys).map(({ rider }) => rider);
}

interface Riding {
  rider: SceneSubject;
  mount: SceneSubject;
  scene: Scene;
}

/** How tall beside what it rides: never wider than its share of the seat. */
function tallnessOn({ rider, mount }: Riding, each: number): number {
  const [known, under, seat] = [findSubject(rider.name), findSubject(mount.name), seatOf(mount.name)];
  if (!known || !under || !seat) return 0.5;
  const ratio = known.metres / under.metres;
  const person = rider.name === "person" && seat.sits;
  const most = seat.sunk === undefined ? (person ? 1.75 : 0.78) : 2.2;
  // Stems are thin, however broad what they bear.
  if (STEMMED.has(rider.name)) return 0.85 * rider.size;
  const room = (seat.width * (seat.sunk === undefined ? 1.3 : 0.95)) / each / known.aspect / 100;
  return (
    Math.min(clamp(ratio, seat.sits ? 0.55 : 0.42, most), Math.max(room, 0.2)) * Math.min(rider.size, 1.2)
  );
}

/** Seats a rider on or in its mount: several share it, or each has its own where there are several mounts. */
export function rideOn(rider: SceneSubject, scene: Scene): void {
  const mount = mountOf(rider, scene);
  const seat = seatOf(mount?.name ?? "");
  const known = findSubject(rider.name);
  if (!mount || !seat || !known) return;
  const fellows = ridersOf(scene).filter(({ on }) => on === rider.on);
  const before = fellows.slice(0, fellows.indexOf(rider)).reduce((sum, { count }) => sum + count, 0);
  const all = fellows.reduce((sum, { count }) => sum + count, 0);
  const each = Math.ceil(all / mount.spots.length);
  const tall = tallnessOn({ rider, mount, scene }, each);
  for (let index = 0; index < rider.count; index++) {
    const spot = mount.spots[(before + index) % mount.spots.length];
    if (!spot) return;
    const place = Math.floor((before + index) / mount.spots.length) - (each - 1) / 2;
    const step =
      fellows.length > 1 ? seat.width / each : Math.min(tall * known.aspect * 104, seat.width / each);
    const at = anchored(spot, [seat.at[0] + place * step, seat.at[1]], scene);
    const height = Math.max(0.05, spot.height * tall);
    const sits = rider.name === "person" && seat.sits;
    const sunk = sits
      ? LAP + (seat.sunk ?? 0) * 0.3
      : (seat.sunk ?? (ASTRIDE.has(rider.name) && seat.sits ? 0.34 : 0));
    rider.spots.push({
      x: at.x,
      y: at.y + (sunk * height * Math.min(scene.width, scene.height)) / scene.height,
      height,
      facing: spot.facing,
      distance: spot.distance,
      name: `${rider.name} ${index}`,
      order: (spot.order ?? spot.y) + (seat.sunk === undefined ? 0.001 : -0.001),
      ...(sits ? { sits } : {}),
    });
  }
}

function handOf(bearer: SceneSubject): Point | undefined {
  const hand = findSubject(bearer.name)?.hand;
  if (hand && bearer.spots[0]?.sits === true) return [hand[0], hand[1] + SITTING_DROP];
  return hand && bearer.name === "person" && isChild(bearer.asked) ? [hand[0] * 0.8, hand[1] * 0.74] : hand;
}

/** Puts what somebody holds into the hand, and what is carried overhead above it. */
export function hold(bearer: SceneSubject, scene: Scene): void {
  const held = scene.subjects.find((subject) => subject.name === bearer.holds && subject !== bearer);
  const hand = handOf(bearer);
  const known = findSubject(bearer.holds ?? "");
  const spot = bearer.spots[0];
  if (!held || !known || !hand || !spot || held.spots.length > 0) return;
  const [own, below] = OVERHEAD[held.name] ?? [];
  const ratio = Math.sqrt(known.metres / (findSubject(bearer.name)?.metres ?? 1));
  const height = spot.height * (own ?? clamp(ratio, 0.24, 0.62)) * (own === undefined ? held.size : 1);
  for (let index = 0; index < held.count; index++) {
    const middle = own === undefined ? index : index - (held.count - 1) / 2;
    const at = anchored(spot, [hand[0] + middle * 9, hand[1] + (below ?? 0)], scene);
    held.spots.push({
      ...at,
      height: height * (own === undefined ? 1 : 1 - 0.05 * (index % 3)),
      facing: spot.facing,
      distance: spot.distance,
      name: `${held.name} ${index}`,
    });
  }
}
