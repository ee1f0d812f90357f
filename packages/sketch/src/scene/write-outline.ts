import type { Scene } from "./scene.ts";

/** Longer texts are not written: metadata stays small whatever a prompt holds. */
export const MAX_OUTLINE = 8_000;

/**
 * A scene as text for a picture's metadata: what is in the picture, not where, and nothing of the prompt that it does not
 * show. Undefined where that would be longer than {@link MAX_OUTLINE}. `readOutline` reads it.
 */
export function writeOutline(scene: Scene): string | undefined {
  // Drawing anew decides these again; the words that were not drawn are nobody's business.
  const {
    seed: _seed,
    width: _width,
    height: _height,
    horizon: _horizon,
    notDrawn: _notDrawn,
    ...shown
  } = scene;
  const subjects = scene.subjects.map(({ spots: _spots, ...subject }) => subject);
  const lettering = scene.lettering.map(({ box, ...letters }) =>
    scene.kind === "sticker" && box ? { ...letters, box } : letters,
  );
  const text = JSON.stringify({ ...shown, subjects, lettering });
  return text.length <= MAX_OUTLINE ? text : undefined;
}
