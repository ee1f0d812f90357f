import type { Scene } from "../scene/scene.ts";
import type { Pixels } from "../request.ts";
import type { Stage } from "../scene/stage.ts";

/** A way of drawing. One file and one line in `styles.ts`. */
export interface Style {
  name: string;
  words: readonly string[];
  /** Puts lettering where that composition has room for it. */
  arrange?(scene: Scene): void;
  /** The same without what is behind it, for a picture that is cut out. */
  alone?: (stage: Stage) => string;
  /** What of sky and weather that composition leaves out, so that it is told. */
  omits?: (scene: Scene) => readonly string[];
  /** The style's own composition of a scene, instead of the place's: everything but the lettering. */
  compose?: (stage: Stage) => string;
  /**
   * Turns the flat picture into this style, in place or as new pixels of the same size; lettering comes after.
   * The picture it is given is opaque and its own.
   */
  pass?(picture: Pixels, scene: Scene): Pixels;
  /** Its pass is quick and must not be softened: large pictures are given to it as they are. */
  anySize?: boolean;
  /** What a whole sheet of its own has and a restyled photograph has not, after the pass and in place: a bare rim, a seal. */
  finish?(picture: Pixels, scene: Scene): void;
  /** Brings the lettering and its mounts, on nothing, into the style's colours, in place; edges stay crisp. */
  letter?(lettering: Pixels): Pixels;
  /** The same for eyes and other features, which are laid over the pass too; as `letter` does where there is none. */
  face?(faces: Pixels): Pixels;
}
