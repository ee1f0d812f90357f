import { COLOUR_NAMES, MATERIALS } from "../colour/colour-names.ts";
import { PLACES } from "../places/places.ts";
import { ROOM_KINDS } from "../places/room-kinds.ts";
import { cleanText } from "../prompt/tokens.ts";
import { STYLES } from "../styles/styles.ts";
import { findSubject } from "../subjects/subjects.ts";
import type { Worn } from "../subjects/wearing.ts";
import type { Lettering, Relation, Scene, SceneSubject, SkyThings } from "./scene.ts";
import { MAX_OUTLINE } from "./write-outline.ts";

/** Every member of a union of strings, which the compiler holds complete. */
function every<T extends string>(members: Record<T, true>): readonly T[] {
  return Object.keys(members) as T[];
}

const TIMES = every<Scene["time"]>({
  dawn: true,
  noon: true,
  sunset: true,
  dusk: true,
  night: true,
  overcast: true,
  storm: true,
  indoor: true,
  space: true,
  deep: true,
});
const WEATHERS = every<Scene["weather"][number]>({
  rain: true,
  snow: true,
  fog: true,
  storm: true,
  wind: true,
});
const SEASONS = every<Scene["season"]>({
  none: true,
  spring: true,
  summer: true,
  autumn: true,
  winter: true,
});
const REALMS = every<SceneSubject["realm"]>({ ground: true, water: true, air: true, deep: true });
const MOUNTS = every<Lettering["mount"]>({ sign: true, banner: true, poster: true, neon: true, icing: true });
const ARRANGEMENTS = every<NonNullable<SceneSubject["arrangement"]>>({
  row: true,
  ring: true,
  pile: true,
  wedge: true,
});
const CAMERAS = every<NonNullable<Scene["camera"]>>({
  "close-up": true,
  aerial: true,
  portrait: true,
  wide: true,
});
const RELATIONS = every<Relation["relation"]>({
  on: true,
  under: true,
  behind: true,
  "in front of": true,
  "left of": true,
  "right of": true,
  between: true,
  beside: true,
  above: true,
  "flying over": true,
  inside: true,
  "reflected in": true,
});

class Malformed extends Error {}

type Fields = Readonly<Record<string, unknown>>;

function fields(value: unknown): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Malformed();
  return value as Fields;
}

function list<T>(value: unknown, most: number, read: (item: unknown) => T): T[] {
  if (!Array.isArray(value) || value.length > most) throw new Malformed();
  return value.map(read);
}

function oneOf<const T extends string>(value: unknown, allowed: readonly T[]): T {
  const found = allowed.find((item) => item === value);
  if (found === undefined) throw new Malformed();
  return found;
}

function within(value: unknown, low: number, high: number): number {
  if (typeof value !== "number" || !(value >= low && value <= high)) throw new Malformed();
  return value;
}

function whole(value: unknown, low: number, high: number): number {
  if (!Number.isInteger(value)) throw new Malformed();
  return within(value, low, high);
}

function flag(value: unknown): boolean {
  if (typeof value !== "boolean") throw new Malformed();
  return value;
}

function text(value: unknown, shape: RegExp): string {
  if (typeof value !== "string" || !shape.test(value)) throw new Malformed();
  return value;
}

function optional<T>(value: unknown, read: (value: unknown) => T): T | undefined {
  return value === undefined ? undefined : read(value);
}

const hex = (value: unknown): string => text(value, /^#[0-9a-f]{6}$/);
/** A word or two of the vocabulary, whatever language the prompt was in. */
const name = (value: unknown): string => text(value, /^[\p{L}\p{N}][\p{L}\p{M}\p{N} '’-]{0,39}$/u);
const colourWord = (value: unknown): string => oneOf(value, [...COLOUR_NAMES.keys()]);

function readWorn(value: unknown): Worn {
  const from = fields(value);
  const known = findSubject(name(from["name"]));
  if (!known) throw new Malformed();
  return {
    name: known.name,
    asked: name(from["asked"]),
    colours: list(from["colours"], 8, hex),
    colourWords: list(from["colourWords"], 8, colourWord),
  };
}

/** Every field of T, so that the compiler asks for a new one here too. */
type Whole<T> = { [Field in keyof Required<T>]: T[Field] | undefined };

/** Without the fields that are undefined. */
function given<T extends object>(read: Whole<T>): T {
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined)) as T;
}

function readSubject(value: unknown): SceneSubject {
  const from = fields(value);
  const known = findSubject(name(from["name"]));
  if (!known) throw new Malformed();
  return given<SceneSubject>({
    name: known.name,
    asked: name(from["asked"]),
    count: whole(from["count"], 1, 24),
    realm: oneOf(from["realm"], REALMS),
    colours: list(from["colours"], 8, hex),
    colourWords: list(from["colourWords"], 8, colourWord),
    size: within(from["size"], 0.1, 4),
    spots: [],
    material: optional(from["material"], (word) => oneOf(word, [...MATERIALS])),
    wears: optional(from["wears"], name),
    dress: optional(from["dress"], (all) => list(all, 8, readWorn)),
    holds: optional(from["holds"], name),
    on: optional(from["on"], name),
    arrangement: optional(from["arrangement"], (way) => oneOf(way, ARRANGEMENTS)),
  });
}

function readLettering(value: unknown): Lettering {
  const from = fields(value);
  const letters = text(from["text"], /^[^]{1,200}$/);
  if (cleanText(letters) !== letters) throw new Malformed();
  const box = optional(from["box"], fields);
  return {
    text: letters,
    mount: oneOf(from["mount"], MOUNTS),
    ...(box && {
      box: {
        x: within(box["x"], 0, 1),
        y: within(box["y"], 0, 1),
        width: within(box["width"], 0.01, 1),
        height: within(box["height"], 0.01, 1),
        ...(box["foot"] === undefined ? {} : { foot: within(box["foot"], 0, 1) }),
        ...(box["slant"] === undefined ? {} : { slant: within(box["slant"], -1, 1) }),
      },
    }),
  };
}

function readSky(value: unknown): SkyThings {
  const from = fields(value);
  return given<SkyThings>({
    sun: flag(from["sun"]),
    moon: oneOf(from["moon"], ["none", "full", "half", "crescent"]),
    stars: flag(from["stars"]),
    clouds: flag(from["clouds"]),
    rainbow: flag(from["rainbow"]),
    galaxy: optional(from["galaxy"], flag),
    aurora: optional(from["aurora"], flag),
  });
}

function readRelation(value: unknown): Relation {
  const from = fields(value);
  return {
    subject: name(from["subject"]),
    relation: oneOf(from["relation"], RELATIONS),
    to: name(from["to"]),
  };
}

function readColourOf(value: unknown): Scene["colourOf"] {
  const entries = Object.entries(fields(value));
  if (entries.length > 24) throw new Malformed();
  return Object.fromEntries(entries.map(([part, colour]) => [text(part, /^[a-z ]{1,20}$/), hex(colour)]));
}

function readFields(from: Fields): Scene {
  whole(from["version"], 1, 1);
  return given<Scene>({
    version: 1,
    seed: 0,
    width: 0,
    height: 0,
    horizon: 0.5,
    kind: oneOf(from["kind"], ["scene", "sticker", "abstract"]),
    emblem: optional(from["emblem"], (word) => oneOf(word, ["icon", "logo"])),
    close: optional(from["close"], flag),
    place: oneOf(
      from["place"],
      PLACES.map((place) => place.name),
    ),
    room: optional(from["room"], (word) => oneOf(word, ROOM_KINDS)),
    time: oneOf(from["time"], TIMES),
    weather: list(from["weather"], 5, (word) => oneOf(word, WEATHERS)),
    season: oneOf(from["season"], SEASONS),
    sky: readSky(from["sky"]),
    style: oneOf(
      from["style"],
      STYLES.map((style) => style.name),
    ),
    composition: optional(from["composition"], (word) =>
      oneOf(
        word,
        STYLES.map((style) => style.name),
      ),
    ),
    tone: oneOf(from["tone"], ["plain", "vivid", "natural"]),
    detail: within(from["detail"], 0.2, 2),
    mood: list(from["mood"], 8, name),
    camera: optional(from["camera"], (word) => oneOf(word, CAMERAS)),
    relations: optional(from["relations"], (all) => list(all, 24, readRelation)),
    focus: oneOf(from["focus"], ["left", "centre", "right"]),
    land: flag(from["land"]),
    lightFrom: from["lightFrom"] === -1 ? -1 : 1,
    palette: whole(from["palette"], 0, 5),
    colourOf: readColourOf(from["colourOf"]),
    colours: list(from["colours"], 24, hex),
    subjects: list(from["subjects"], 8, readSubject),
    lettering: list(from["lettering"], 2, readLettering),
    notDrawn: [],
  });
}

/**
 * Reads what {@link writeOutline} wrote, checking every field, since anybody may have written it: a scene of size and
 * seed 0 with nothing in its place yet. Undefined for anything else.
 */
export function readOutline(outline: string): Scene | undefined {
  if (outline.length > MAX_OUTLINE) return undefined;
  try {
    return readFields(fields(JSON.parse(outline)));
  } catch (error) {
    if (error instanceof Malformed || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
