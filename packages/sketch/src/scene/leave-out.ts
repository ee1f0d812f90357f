import { composerOf } from "../styles/styles.ts";
import type { Scene } from "./scene.ts";

/** A composition of a style's own may have no room for what hangs or falls from the sky: then the scene has none of it. */
export function leaveOut(scene: Scene): void {
  const { omits, compose } = composerOf(scene);
  const omitted = omits?.(scene) ?? [];
  for (const thing of ["clouds", "stars", "rainbow"] as const)
    if (omitted.includes(thing)) scene.sky[thing] = false;
  scene.weather = scene.weather.filter((kind) => !omitted.includes(kind));
  if (!compose) return;
  delete scene.sky.aurora;
  delete scene.sky.galaxy;
}
