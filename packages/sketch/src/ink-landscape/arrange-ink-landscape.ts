import type { Scene, SceneSubject } from "../scene/scene.ts";
import { findSubject } from "../subjects/subjects.ts";

/** Places that are open country; others are drawn as they are. */
const OPEN: ReadonlySet<string> = new Set([
  "meadow",
  "mountains",
  "lake",
  "sea",
  "forest",
  "village",
  "beach",
  "desert",
  "skies",
]);

/** Whether a scene becomes a landscape of ink, rather than its own place in ink. */
export function isInkLandscape({ place, close, kind }: Scene): boolean {
  return kind === "scene" && close !== true && OPEN.has(place);
}

/** Which side the near bank is on: 1 right, -1 left. */
export function bankSide({ focus }: Pick<Scene, "focus">): 1 | -1 {
  return focus === "left" ? 1 : -1;
}

const SMALLER = 0.56;

function groupOf(subject: SceneSubject, scene: Scene): "bank" | "water" | "air" {
  const bearer = scene.subjects.find(({ name, holds }) => name === subject.on || holds === subject.name);
  if (bearer && bearer !== subject)
    return groupOf(bearer, { ...scene, subjects: scene.subjects.filter((other) => other !== subject) });
  if (subject.realm === "air") return "air";
  return subject.realm === "ground" && findSubject(subject.name)?.realm !== "water" ? "bank" : "water";
}

/** Makes a landscape's subjects small and gives them its bank, its water or its sky; what belongs together stays so. */
export function arrangeInkLandscape(scene: Scene): void {
  if (!isInkLandscape(scene)) return;
  const side = bankSide(scene);
  const targets = {
    bank: { x: 0.5 + side * 0.12, y: 0.925 },
    water: { x: 0.5 - side * 0.2, y: 0.85 },
    air: { x: 0.5 - side * 0.08, y: 0.3 },
  };
  for (const [group, target] of Object.entries(targets)) {
    const spots = scene.subjects
      .filter((subject) => groupOf(subject, scene) === group)
      .flatMap((subject) => subject.spots);
    if (spots.length === 0) continue;
    const middle = spots.reduce((sum, { x }) => sum + x, 0) / spots.length;
    const low = Math.max(...spots.map(({ y }) => y));
    // A landscape of ink always has water for a boat.
    for (const subject of scene.subjects)
      if (group === "water" && groupOf(subject, scene) === group && subject.realm === "ground")
        subject.realm = "water";
    for (const spot of spots) {
      spot.x = target.x + (spot.x - middle) * SMALLER;
      spot.y = target.y + (spot.y - low) * SMALLER;
      spot.height *= SMALLER;
      if (spot.order !== undefined) spot.order = target.y + 0.001;
      spot.distance = 0;
    }
  }
}
