import { lerp } from "../numbers/arithmetic.ts";
import { findPlace } from "../places/places.ts";
import { findSubject } from "../subjects/subjects.ts";
import type { Scene } from "./scene.ts";
import { settingOf } from "./setting-of.ts";

/** Sky things are mirrored by the water itself. */
const IN_THE_SKY: ReadonlySet<string> = new Set(["sun", "moon", "stars", "clouds", "rainbow", "skies"]);

/**
 * "A castle reflected in a lake": it stands at the water's far edge, where its image lies before it as a boat's does.
 * Where the picture has no water the reflection is told as not drawn.
 */
export function arrangeReflections(scene: Scene): void {
  for (const { subject, relation, to } of scene.relations ?? []) {
    if (relation !== "reflected in" || IN_THE_SKY.has(subject)) continue;
    const mirrored = scene.subjects.find(({ name }) => name === subject);
    const water = findPlace(scene.place).water?.(settingOf(scene));
    if (!mirrored) continue;
    if (!water) {
      scene.notDrawn.push(`reflected in ${to}`);
      continue;
    }
    if (mirrored.realm !== "ground") continue;
    mirrored.realm = "water";
    // The shore itself, or nearly.
    const shore = lerp(scene.horizon, water.far, 0.35);
    const room = (shore - 0.05) * (scene.height / Math.min(scene.width, scene.height));
    for (const spot of mirrored.spots) {
      spot.y = shore;
      spot.height = Math.min(spot.height, room, (findSubject(subject)?.height ?? 0.5) * 0.9);
      spot.distance = 0.3;
    }
  }
}
