import type { TimeOfDay } from "../colour/light.ts";
import type { Spot } from "../scene/scene.ts";
import type { Stage } from "../scene/stage.ts";

/** Where on the picture things can stand: shares of width and height. */
export interface Standing {
  left: number;
  right: number;
  /** Nearest and farthest feet. */
  near: number;
  far: number;
}

/** Scenery that is itself drawn by a subject: a forest's trees, a village's houses. */
export interface Prop extends Spot {
  subject: string;
  colours?: string[];
}

/** What a place must know to say where things stand. */
export interface Setting {
  horizon: number;
  focus: "left" | "centre" | "right";
  /** Things that need firm ground. */
  groundCount: number;
}

/** A ground and what lies on it. One file and one line in `places.ts`. */
export interface Place {
  name: string;
  words: readonly string[];
  /** What is underfoot; decides shadows, reflections and what grows before the feet. */
  surface: "grass" | "sand" | "water" | "snow" | "floor" | "rock" | "cloud";
  /** The only light this place has, whatever the prompt says of time. */
  light?: TimeOfDay;
  /** Whether the sky is seen. */
  outdoors: boolean;
  /** Range of the horizon from the top, as shares of the height. */
  horizon: readonly [number, number];
  standing(setting: Setting): Standing;
  /** Where boats float, if there is water. */
  water?(setting: Setting): Standing;
  props?(stage: Stage): Prop[];
  /** Everything behind the subjects, after the sky. */
  back(stage: Stage): string;
  /** What overlaps the subjects' feet. */
  front?(stage: Stage): string;
}
