import type { Colour } from "../colour/colour.ts";
import { adjust, fromHex, mix, oklch, toHex } from "../colour/colour.ts";
import { grade, tone } from "../colour/light.ts";
import type { Light, TimeOfDay } from "../colour/light.ts";
import { createRandom } from "../numbers/random.ts";
import type { Random } from "../numbers/random.ts";
import type { Scene } from "../scene/scene.ts";
import { path } from "../svg/shapes.ts";
import type { Point } from "../svg/shapes.ts";

/** Where a subject belongs: what it stands on, floats on or flies through. */
export type Realm = "ground" | "water" | "air" | "deep";

/**
 * Something that can be drawn. Its own space: 100 units high, feet at (0, 0), up is negative y, facing right.
 * A subject is one file and one line in `subjects.ts`.
 */
export interface Subject {
  name: string;
  /** Singular words and phrases that mean it; plurals follow. */
  words: readonly string[];
  realm: Realm;
  /** Height as a share of the short side when it is what the picture is about. */
  height: number;
  /** Its true height, roughly: how big it is beside something else. */
  metres: number;
  /** Width over height. */
  aspect: number;
  /** Where it is found when the prompt does not say. */
  place: string;
  /** The season it belongs to, when the prompt names none. */
  season?: Scene["season"];
  /** The time it belongs to, when the prompt names none. */
  time?: TimeOfDay;
  /** Its own colours when the prompt names none: `#rrggbb`. */
  colours: readonly [string, ...string[]];
  /** Share of the width that touches the ground; 1 if absent. */
  foot?: number;
  /** Where something it holds goes, and where something on it stands. */
  hand?: Point;
  top?: Point;
  /** For a head without a body: its shoulders, drawn first. Such a subject is seen close up, cut by the picture's lower edge. */
  bust?(brush: Brush): string;
  draw(brush: Brush): string;
}

/** Colours for one instance of a subject: the prompt's colour, the light and the distance are already in it. */
export interface Brush {
  random: Random;
  /** Side of the light in the subject's own space: 1 right, -1 left. */
  lit: 1 | -1;
  season: Scene["season"];
  /** 0 by day to 1 at night. */
  darkness: number;
  /** The main colour at a tone: 2 rim, 1 lit, 0, -1 shadow, -2 deep shadow. */
  main: (step?: number) => string;
  /** The prompt's own word for it ("girl" for a person), and what it has on, where it says. */
  word?: string;
  wears?: string;
  /** Drawn sitting, if it is one that can. */
  sits?: boolean;
  /** The prompt's colour before any light, when it names one. */
  asked?: Colour;
  /** The second colour: the prompt's second one, or the subject's own. */
  second: (step?: number) => string;
  /** Any local colour under this light. */
  of(colour: string | Colour, step?: number): string;
  /** A pane of glass: sky by day, lamplight by night. */
  glass(): string;
  /** Drawn as given by a subject whose shadow side is right, mirrored when the light comes from there. */
  shadow(data: string, fill: string): string;
}

export interface BrushOptions {
  seed: number;
  element: string;
  light: Light;
  lightFrom: 1 | -1;
  facing: 1 | -1;
  distance: number;
  season: Scene["season"];
  colours: readonly string[];
  word?: string;
  wears?: string;
  sits?: boolean;
}

const LAMP = oklch(0.88, 0.13, 82);

export function createBrush(subject: Subject, options: BrushOptions): Brush {
  const { light, distance } = options;
  const lit = options.lightFrom * options.facing === 1 ? 1 : -1;
  const random = createRandom(options.seed, `brush ${options.element}`);
  const cache = new Map<string, string>();
  function of(colour: string | Colour, step = 0): string {
    const local = typeof colour === "string" ? fromHex(colour) : colour;
    const key = `${local.l} ${local.a} ${local.b} ${step}`;
    const known = cache.get(key) ?? toHex(tone(light, grade(light, local, distance), step));
    cache.set(key, known);
    return known;
  }
  const main = fromHex(options.colours[0] ?? subject.colours[0]);
  const second = fromHex(options.colours[1] ?? subject.colours[1] ?? subject.colours[0]);
  const jitter = random.between(-0.018, 0.018);
  return {
    random,
    lit,
    word: options.word,
    wears: options.wears,
    sits: options.sits,
    asked: options.colours[0] === undefined ? undefined : main,
    season: options.season,
    darkness: light.darkness,
    main: (step = 0) => of(adjust(main, jitter), step),
    second: (step = 0) => of(second, step),
    of,
    glass: () =>
      light.darkness > 0.3
        ? toHex(mix(LAMP, light.haze, distance * 0.5))
        : toHex(mix(adjust(light.sky[0], -0.18), light.haze, distance * 0.7)),
    shadow: (data, fill) => path(data, fill, lit === 1 ? 'transform="scale(-1 1)"' : ""),
  };
}
