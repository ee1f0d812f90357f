import type { Scene } from "../scene/scene.ts";
import type { Pixels } from "../request.ts";

/** A way of drawing. One file and one line in `styles.ts`. */
export interface Style {
  name: string;
  words: readonly string[];
  /** Turns the flat picture into this style, in place or as new pixels of the same size; lettering comes after. */
  pass?(picture: Pixels, scene: Scene): Pixels;
}
