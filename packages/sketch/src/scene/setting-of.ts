import type { Setting } from "../places/place.ts";
import type { Scene } from "./scene.ts";

/** What a place needs to know of a scene to say where things stand. A sign needs the room of several. */
export function settingOf(scene: Scene): Setting {
  const standing = scene.subjects
    .filter((subject) => subject.realm === "ground" && subject.on === undefined)
    .reduce((sum, subject) => sum + subject.count, 0);
  const signs = scene.lettering.filter(({ mount }) => mount === "sign").length;
  return { horizon: scene.horizon, focus: scene.focus, groundCount: standing + signs * 4 };
}
