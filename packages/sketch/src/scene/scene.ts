import type { TimeOfDay } from "../colour/light.ts";
import type { RoomKind } from "../places/room-kinds.ts";
import type { Worn } from "../subjects/wearing.ts";

/** Where a subject stands: x and y as shares of the picture, height as a share of its short side. */
export interface Spot {
  x: number;
  y: number;
  height: number;
  /** 1 faces right, -1 faces left. */
  facing: 1 | -1;
  /** 0 near, 1 at the horizon. */
  distance: number;
  /** Drawn as if its feet were this far down; for what stands on something else. */
  order?: number;
  /** Drawn sitting, its feet where they hang. */
  sits?: true;
  /** Keeps this one's own shape when others come or go. */
  name: string;
}

/** How near the picture is taken, and from where. */
export type Camera = "close-up" | "aerial" | "portrait" | "wide";

/** How one thing of the picture lies to another; both by name, as in the scene's subjects (or `moon`, `sun` …). */
export interface Relation {
  subject: string;
  relation:
    | "on"
    | "under"
    | "behind"
    | "in front of"
    | "left of"
    | "right of"
    | "between"
    | "beside"
    | "above"
    | "flying over"
    | "inside"
    | "reflected in";
  to: string;
}

export interface SceneSubject {
  name: string;
  /** The prompt's own word for it, in the singular. */
  asked: string;
  count: number;
  /** What it does here: stands, floats, flies or swims. */
  realm: "ground" | "water" | "air" | "deep";
  /** `#rrggbb`, as the prompt asked. */
  colours: string[];
  /** The colour words, for telling what was drawn. */
  colourWords: string[];
  /** What it is made of, if the prompt says: one of the colour words. */
  material?: string;
  /** 1 natural; the prompt's "tiny" to "giant" move it. */
  size: number;
  /** What it has on, if the prompt says: then the colours are that one's. */
  wears?: string;
  /** Hats, glasses and the like, worn by each of them. */
  dress?: Worn[];
  /** Name of the subject it holds, or stands on. */
  holds?: string;
  on?: string;
  /** How a group of them stands, when the prompt says. */
  arrangement?: "row" | "ring" | "pile" | "wedge";
  spots: Spot[];
}

export interface Lettering {
  text: string;
  mount: "sign" | "banner" | "poster" | "neon" | "icing";
  /** Where, as shares of the picture; `foot` is where a sign's posts end, `slant` how far it falls along its width. */
  box?: { x: number; y: number; width: number; height: number; foot?: number; slant?: number };
}

export interface SkyThings {
  sun: boolean;
  moon: "none" | "full" | "half" | "crescent";
  stars: boolean;
  clouds: boolean;
  rainbow: boolean;
  /** The band of the Milky Way among the stars. */
  galaxy?: boolean;
  /** Northern lights. */
  aurora?: boolean;
}

/** A picture before it is drawn: plain JSON, the same for the same prompt, size and seed. */
export interface Scene {
  version: 1;
  seed: number;
  width: number;
  height: number;
  /** `scene` shows a place, `sticker` the subjects alone, `abstract` a mood. */
  kind: "scene" | "sticker" | "abstract";
  /** What a sticker is made as, when it is more than a cut-out. */
  emblem?: "icon" | "logo";
  /** Near enough that the main subject fills the picture. */
  close?: boolean;
  place: string;
  /** What kind of room, where its furniture shows it. */
  room?: RoomKind;
  time: TimeOfDay;
  weather: ("rain" | "snow" | "fog" | "storm" | "wind")[];
  season: "none" | "spring" | "summer" | "autumn" | "winter";
  sky: SkyThings;
  style: string;
  /** The style that lays the picture out, where that is another. */
  composition?: string;
  /** How much small detail there is: 1 as usual. */
  detail: number;
  /** How strong the colours are. */
  tone: "plain" | "vivid" | "natural";
  mood: string[];
  camera?: Camera;
  relations?: Relation[];
  /** Share of the height where ground and sky meet, from the top. */
  horizon: number;
  /** Which side the main subject takes. */
  focus: "left" | "centre" | "right";
  /** A sea with firm ground in it (the prompt said cliff, coast, island), or a lake with mountains behind it. */
  land: boolean;
  /** Which side the light comes from: 1 right, -1 left. */
  lightFrom: 1 | -1;
  /** Chooses among the skies of the time. */
  palette: number;
  /** `#rrggbb` by what they colour: sky, ground, sea … */
  colourOf: Record<string, string>;
  /** Colours the prompt named for nothing in particular. */
  colours: string[];
  subjects: SceneSubject[];
  lettering: Lettering[];
  /** Words of the prompt that mean something we cannot draw. */
  notDrawn: string[];
}
