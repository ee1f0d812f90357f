import { clamp, lerp } from "../numbers/arithmetic.ts";
import { findSubject } from "../subjects/subjects.ts";
import { arrangeReflections } from "./arrange-reflection.ts";
import type { Relation, Scene, SceneSubject, Spot } from "./scene.ts";

/** Room kept at the picture's sides, as a share of its width. */
const MARGIN = 0.05;

interface Pair {
  scene: Scene;
  subject: SceneSubject;
  to: SceneSubject;
}

function halfWidth(scene: Scene, subject: SceneSubject, spot: Spot): number {
  const short = Math.min(scene.width, scene.height);
  return (spot.height * (findSubject(subject.name)?.aspect ?? 1) * short) / scene.width / 2;
}

/** A height in the spot's measure (the short side) as a share of the picture's height. */
function tall(scene: Scene, height: number): number {
  return (height * Math.min(scene.width, scene.height)) / scene.height;
}

function sizeOf({ name }: SceneSubject): number {
  return findSubject(name)?.metres ?? 1;
}

function middle(subject: SceneSubject): number {
  return subject.spots.reduce((sum, { x }) => sum + x, 0) / subject.spots.length;
}

/** Mirrors both groups about their common middle, which turns their order round and keeps their distances. */
function order({ subject, to }: Pair, side: 1 | -1): void {
  const sum = middle(subject) + middle(to);
  if ((middle(subject) - middle(to)) * side > 0) return;
  for (const spot of [...subject.spots, ...to.spots]) spot.x = clamp(sum - spot.x, MARGIN, 1 - MARGIN);
}

/** Moves a whole group so that its middle is at x. */
function shift(subject: SceneSubject, x: number): void {
  const by = clamp(x, MARGIN, 1 - MARGIN) - middle(subject);
  for (const spot of subject.spots) spot.x = clamp(spot.x + by, MARGIN, 1 - MARGIN);
}

/** Side by side, on the side that has more room. */
function besides({ scene, subject, to }: Pair, overlap: number): void {
  const [own, other] = [subject.spots[0], to.spots[0]];
  if (!own || !other) return;
  const gap = (halfWidth(scene, subject, own) + halfWidth(scene, to, other)) * overlap;
  shift(subject, other.x + (other.x > 0.5 ? -gap : gap));
}

function behind(pair: Pair): void {
  const { scene, subject, to } = pair;
  const other = to.spots[0];
  if (!other || subject.realm !== "ground") return;
  besides(pair, 0.8);
  for (const spot of subject.spots) {
    const y = Math.min(spot.y, lerp(other.y, Math.max(scene.horizon, other.y - 0.2), 0.35));
    spot.y = y;
    if (sizeOf(subject) < sizeOf(to)) spot.height = Math.min(spot.height, other.height * 0.6);
    spot.distance = Math.max(spot.distance, other.distance + 0.06);
  }
}

/** Before it, and to its side so far that both are seen: what is larger stands back. */
function inFrontOf({ scene, subject, to }: Pair): void {
  const other = to.spots[0];
  const own = subject.spots[0];
  if (!other || !own || subject.realm !== "ground") return;
  const larger = sizeOf(to) > sizeOf(subject) * 1.5;
  if (larger && to.realm === "ground")
    for (const spot of to.spots) {
      spot.y = lerp(spot.y, Math.max(scene.horizon + 0.04, spot.y - 0.2), 0.4);
      spot.distance = Math.max(spot.distance, 0.12);
    }
  const apart = Math.max(0.06, (halfWidth(scene, to, other) + halfWidth(scene, subject, own)) * 0.55);
  shift(subject, other.x + (other.x > 0.5 ? -apart : apart));
  for (const spot of subject.spots) {
    spot.y = clamp(Math.max(spot.y, other.y + 0.05), 0, 0.97);
    spot.distance = Math.min(spot.distance, other.distance);
  }
}

function above({ scene, subject, to }: Pair): void {
  const other = to.spots[0];
  if (!other || subject.realm !== "air") return;
  shift(subject, other.x + (other.x > 0.5 ? -0.08 : 0.08));
  for (const spot of subject.spots) {
    const top = other.y - tall(scene, other.height);
    const lowest = Math.max(top - 0.02, tall(scene, spot.height) + 0.03);
    spot.y = Math.min(spot.y, lowest);
  }
}

function under({ subject, to }: Pair): void {
  const other = to.spots[0];
  if (!other || subject.realm === "air" || to.realm === "air") return;
  shift(subject, other.x);
  for (const spot of subject.spots) {
    spot.height = Math.min(spot.height, other.height * 0.5);
    spot.y = clamp(other.y + 0.02, 0, 0.97);
    spot.distance = other.distance;
  }
}

const ARRANGE: Readonly<Partial<Record<Relation["relation"], (pair: Pair) => void>>> = {
  "left of": (pair) => order(pair, -1),
  "right of": (pair) => order(pair, 1),
  behind,
  "in front of": inFrontOf,
  beside: (pair) => besides(pair, 1.05),
  above,
  "flying over": above,
  under,
};

function between(subject: SceneSubject, targets: readonly SceneSubject[]): void {
  const [first, second] = targets;
  if (!first || !second) return;
  const sides = middle(first) < middle(second) ? ([0.2, 0.8] as const) : ([0.8, 0.2] as const);
  shift(first, sides[0]);
  shift(second, sides[1]);
  shift(subject, (middle(first) + middle(second)) / 2);
}

/** Moves subjects that have their spots to where the prompt says they are to each other, as far as that is simple. */
export function arrangeRelations(scene: Scene): void {
  const placed = (name: string): SceneSubject | undefined =>
    scene.subjects.find((subject) => subject.name === name && subject.spots.length > 0);
  const relations = scene.relations ?? [];
  arrangeReflections(scene);
  for (const { subject, relation, to } of relations) {
    const [one, other] = [placed(subject), placed(to)];
    if (one && other && one !== other) ARRANGE[relation]?.({ scene, subject: one, to: other });
  }
  for (const subject of new Set(
    relations.filter(({ relation }) => relation === "between").map((r) => r.subject),
  )) {
    const one = placed(subject);
    const targets = relations
      .filter((relation) => relation.subject === subject && relation.relation === "between")
      .map(({ to }) => placed(to));
    if (one)
      between(
        one,
        targets.filter((target) => target !== undefined),
      );
  }
}
