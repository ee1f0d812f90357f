import type { TimeOfDay } from "../colour/light.ts";
import type { Camera, Lettering, Relation, Scene } from "../scene/scene.ts";

/** What one phrase of the vocabulary stands for. A phrase may have several meanings ("snowy": weather and season). */
export type Meaning =
  | { kind: "subject"; name: string }
  | { kind: "place"; name: string }
  | { kind: "time"; time: TimeOfDay }
  | { kind: "weather"; weather: Scene["weather"][number] }
  | { kind: "season"; season: Scene["season"] }
  | {
      kind: "sky";
      thing: "sun" | "moon" | "stars" | "clouds" | "rainbow";
      phase?: "full" | "half" | "crescent";
    }
  | { kind: "colour"; word: string }
  | { kind: "size"; size: number }
  | { kind: "count"; count: number }
  | { kind: "style"; name: string }
  | { kind: "mood"; word: string }
  /** Something of every picture that takes a colour: sky, ground, sea. */
  | { kind: "part"; name: string }
  | { kind: "mount"; mount: Lettering["mount"] }
  | { kind: "framing"; framing: "sticker" | "abstract" | "scene" }
  /** Understood, and something we cannot draw yet: told by its whole phrase. */
  | { kind: "missing" }
  | { kind: "not" }
  /** `where` is how the last thing named lies to the next one. */
  | {
      kind: "relation";
      relation: "holds" | "has" | "on" | "in" | "wears" | "is" | "made" | "of" | "other";
      where?: Relation["relation"];
    }
  | { kind: "camera"; camera: Camera }
  /** Colour words that go together, for a picture whose colours are named as a whole. */
  | { kind: "palette"; colours: readonly [string, ...string[]] }
  /** Strong: whatever follows is lettering. Else only words in capitals are ("reading a book" is not). */
  | { kind: "says"; strong: boolean }
  | { kind: "quiet" };

/** A subject as the prompt names it. */
export interface NamedSubject {
  name: string;
  /** The prompt's own word for it, in the singular: `spaniel` where a dog is drawn. */
  asked: string;
  count: number;
  colourWords: string[];
  size: number;
  holds?: string;
  /** "With" it, in the hand or not. */
  has?: string;
  on?: string;
  /** Hats, glasses and the like that each of them has on. */
  dress?: { name: string; asked: string; colourWords: string[] }[];
  /** The one piece of clothing that the prompt gives it; its colours are those of `colourWords`. */
  wears?: string;
}

/** Something the prompt says of the whole picture, by its own word: a place, a light, weather, a part. */
export interface NamedSetting {
  phrase: string;
  meaning: Meaning;
}

/** Everything the prompt says, before any choice is made for the picture. */
export interface Reading {
  subjects: NamedSubject[];
  places: string[];
  /** The first of the places is only the road that leads through. */
  onRoad?: boolean;
  time?: TimeOfDay;
  weather: Scene["weather"];
  season: Scene["season"];
  sky: Partial<Scene["sky"]>;
  style?: string;
  mood: string[];
  camera?: Camera;
  relations: Relation[];
  /** Colour words by part: sky, ground, sea, or a place's name. */
  partColours: Record<string, string>;
  /** Colour words that belong to nothing in particular. */
  colours: string[];
  lettering: Lettering[];
  framing: "sticker" | "abstract" | "scene";
  /** What a composition may leave out, and then has to tell. */
  settings: NamedSetting[];
  notDrawn: string[];
}
