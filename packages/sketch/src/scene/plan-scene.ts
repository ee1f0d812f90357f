import { COLOUR_NAMES, MATERIALS } from "../colour/colour-names.ts";
import { toHex } from "../colour/colour.ts";
import type { TimeOfDay } from "../colour/light.ts";
import { createRandom } from "../numbers/random.ts";
import { roomKindOf } from "../places/room-kinds.ts";
import { findPlace } from "../places/places.ts";
import { readPrompt } from "../prompt/read-prompt.ts";
import type { NamedSubject, Reading } from "../prompt/meaning.ts";
import { seatOf } from "../subjects/seats.ts";
import { findSubject } from "../subjects/subjects.ts";
import { composeSubjects } from "./compose.ts";
import type { Scene, SceneSubject } from "./scene.ts";
import { homeOf, settleProps } from "./settle-props.ts";
import { leaveOut } from "./leave-out.ts";
import { meaningBats } from "./meaning-bats.ts";
import { unshown } from "./unshown.ts";

export interface SceneFrame {
  width: number;
  height: number;
  seed: number;
  /** Subjects alone, as a sticker, whatever the prompt says of a place. */
  transparent?: boolean;
  /** `vivid` or `natural`: how strong the colours are. */
  tone?: string;
  /** `low` to `high` (or `hd`): how much small detail is drawn. */
  quality?: string;
}

/** Grass, ripples, stars: how many, by the quality asked for. */
const DETAIL: Readonly<Record<string, number>> = { low: 0.5, medium: 0.8, high: 1.35, hd: 1.35 };

function hexOf(word: string): string {
  const colour = COLOUR_NAMES.get(word);
  return colour ? toHex(colour) : "#888888";
}

function chooseKind(reading: Reading, frame: SceneFrame): Scene["kind"] {
  const { sky } = reading;
  const skyNamed = Object.values(sky).some(
    (thing) => thing === true || (typeof thing === "string" && thing !== "none"),
  );
  const placed =
    reading.places.length > 0 ||
    reading.time !== undefined ||
    reading.weather.length > 0 ||
    reading.season !== "none" ||
    skyNamed;
  const things = reading.subjects.length + reading.lettering.length;
  if (reading.framing === "abstract" && reading.subjects.length === 0) return "abstract";
  // Cut out, a place without a thing is a round picture of it.
  const shown =
    frame.transparent === true
      ? reading.subjects.length > 0 || (things > 0 && reading.places.length === 0)
      : things > 0 || reading.places.length > 0;
  if ((frame.transparent === true || reading.framing === "sticker") && shown) return "sticker";
  return things > 0 || placed ? "scene" : "abstract";
}

/** Neon shines at night, over a street. */
function hasNeon({ lettering }: Reading): boolean {
  return lettering.some(({ mount }) => mount === "neon");
}

function choosePlace(reading: Reading): string {
  const [named] = reading.places;
  if (named !== undefined) return named;
  if (reading.partColours["sea"] !== undefined) return "sea";
  if (reading.relations.some(({ relation, to }) => relation === "reflected in" && to === "sea"))
    return "lake";
  if (reading.subjects.length === 0 && hasNeon(reading)) return "city";
  // Umbrellas come out where people walk.
  if (reading.weather.includes("rain") && reading.subjects.some(({ holds }) => holds === "umbrella"))
    return "city";
  const held = new Set(reading.subjects.map(({ holds }) => holds));
  const standing = reading.subjects.filter(
    ({ name, on }) => !held.has(name) && !(on !== undefined && seatOf(on) !== undefined),
  );
  const homes = standing.map((named) => homeOf(named));
  // Streets are for cars alone, tabletops for small things: a house or a tree beside one takes it into the open.
  const lone = homes.every((home) => home === homes[0]);
  // Whatever flies over a tower, the tower stands on the ground.
  if (homes.includes("city") && homes.every((home) => home === "city" || home === "skies")) return "city";
  return (
    homes.find((home) => home !== "meadow" && ((home !== "city" && home !== "tabletop") || lone)) ?? "meadow"
  );
}

function chooseTime(reading: Reading, place: string, seed: number): TimeOfDay {
  const only = findPlace(place).light;
  if (only !== undefined && !(only === "indoor" && reading.time === "night")) return only;
  if (reading.weather.includes("storm")) return reading.time === "night" ? "night" : "storm";
  if (reading.time) return reading.time;
  if (reading.sky.stars === true || (reading.sky.moon ?? "none") !== "none") return "night";
  if (reading.weather.includes("rain") || (reading.weather.includes("snow") && reading.weather.length > 0))
    return "overcast";
  if (hasNeon(reading)) return "night";
  const own = reading.subjects
    .map(({ name }) => findSubject(name)?.time)
    .find((known) => known !== undefined);
  if (own !== undefined) return own;
  if (reading.mood.includes("gloomy")) return "dusk";
  return createRandom(seed, "time").pick(["noon", "noon", "noon", "dawn", "noon", "sunset"]);
}

function chooseSeason(reading: Reading): Scene["season"] {
  if (reading.season !== "none") return reading.season;
  const own = reading.subjects.map(({ name }) => findSubject(name)?.season);
  return own.find((season) => season !== undefined) ?? "none";
}

function chooseSky(
  reading: Reading,
  { time, seed, galaxy, aurora }: { time: TimeOfDay; seed: number; galaxy: boolean; aurora: boolean },
): Scene["sky"] {
  const random = createRandom(seed, "sky");
  const { sky } = reading;
  const dark = time === "night" || time === "space";
  const within = time === "indoor" || time === "deep";
  const covered = within || time === "overcast" || time === "storm";
  const moon =
    sky.moon ??
    (time === "night" && !galaxy && !aurora && random.chance(0.7)
      ? random.pick(["full", "crescent"])
      : "none");
  return {
    sun:
      sky.sun ??
      (!dark && !covered && moon === "none" && (time === "dawn" || time === "sunset" || random.chance(0.6))),
    moon,
    stars: sky.stars ?? (dark || (time === "dusk" && random.chance(0.5))),
    clouds: (sky.clouds ?? (covered || (!dark && random.chance(0.8)))) && !within,
    rainbow: sky.rainbow ?? false,
    ...(galaxy ? { galaxy } : {}),
    ...(aurora && time !== "indoor" ? { aurora } : {}),
  };
}

function sceneSubject({ dress: worn, has: _has, ...named }: NamedSubject, place: string): SceneSubject {
  const known = findSubject(named.name);
  const ground = findPlace(place);
  const hasWater = ground.water !== undefined;
  const wished = known?.realm ?? "ground";
  const afloat = wished === "water" && (hasWater || ground.surface === "water");
  const deep = wished === "deep" && place !== "underwater" && hasWater ? "water" : wished;
  const realm = wished === "water" && !afloat ? "ground" : deep;
  const { holds } = named;
  const material = named.colourWords.find((word) => MATERIALS.has(word));
  const made = material === undefined ? {} : { material };
  const dress = worn?.map((thing) => ({ ...thing, colours: thing.colourWords.map(hexOf) }));
  return {
    ...named,
    ...made,
    ...(dress && { dress }),
    holds,
    realm,
    colours: named.colourWords.map(hexOf),
    spots: [],
  };
}

/** Where sky and ground meet, by the place, the picture's shape and the seed. */
export function chooseHorizon(scene: Pick<Scene, "place" | "width" | "height" | "seed">): number {
  const [low, high] = findPlace(scene.place).horizon;
  const aspect = scene.width / scene.height;
  const lean = aspect > 1.35 ? 0.05 : aspect < 0.75 ? 0.03 : 0;
  return Math.round((createRandom(scene.seed, "horizon").between(low, high) + lean) * 1000) / 1000;
}

/** Firm ground in a sea; mountains behind a lake. */
const FIRM = /\b(cliff|coast|island|shore|harbou?r|headland)/i;
const PEAKS = /\b(mountain|alpine|alps|fjord|peak|glacier|rocky)/i;

/** A text without a mount of its own is written on the cake, where there is one. */
function ices(prompt: string, { subjects, framing }: Reading): boolean {
  const mounted = /\b(?:sign|banner|ribbon|poster|card|neon|billboard|title|headline|board|placard)\b/i.test(
    prompt,
  );
  return (
    subjects.some(({ name, on }) => name === "cake" && on === undefined) && !mounted && framing !== "sticker"
  );
}

const AURORA = /\b(?:northern lights|southern lights|aurora)\b/i;
const GALAXY = /\bmilky way\b/i;

const ARRANGEMENTS = [
  ["row", /\b(?:row|line|queue|parade) of\b/i],
  ["ring", /\b(?:ring|circle) of\b|\bin a (?:ring|circle)\b/i],
  ["wedge", /\b(?:in a |in )?v[- ]?(?:shaped?|formation)\b|\bin a (?:v|wedge)\b|\bskein\b|\bwedge of\b/i],
  ["pile", /\b(?:pile|heap|pyramid|stack|tower) of\b/i],
] as const;

function arrangementIn(prompt: string): SceneSubject["arrangement"] {
  return ARRANGEMENTS.find(([, words]) => words.test(prompt))?.[0];
}

/** What decides the composition beyond the things named: how near, how grouped, made as what. */
function framingOf(
  prompt: string,
  { camera, style }: Reading,
): Pick<Scene, "emblem" | "close" | "composition"> {
  const isometric = /\bisometric\b/i.test(prompt);
  const icon = /\b(?:app|application|web|desktop|phone)?[ -]?icon\b|\bfavicon\b/i.test(prompt);
  const logo = /\b(?:logo|emblem|badge|crest|mascot)\b/i.test(prompt);
  return {
    ...(icon ? { emblem: "icon" } : logo ? { emblem: "logo" } : {}),
    ...(isometric && style !== undefined && style !== "isometric" ? { composition: "isometric" } : {}),
    ...(camera === "close-up" || camera === "portrait" ? { close: true } : {}),
  };
}

/** Kitchens, libraries and the like, by the prompt's own word. */
function roomOf({ settings }: Reading): Pick<Scene, "room"> {
  const kinds = settings.map(({ phrase, meaning }) =>
    meaning.kind === "place" ? roomKindOf(phrase) : undefined,
  );
  const room = kinds.find((kind) => kind !== undefined);
  return room === undefined ? {} : { room };
}

/** Strong colours for what is bright or dramatic, quiet ones for what is calm or sad, unless the request says. */
function chooseTone({ mood }: Reading, { tone }: SceneFrame): Scene["tone"] {
  if (tone === "vivid" || tone === "natural") return tone;
  if (mood.includes("bright") || mood.includes("happy") || mood.includes("dramatic")) return "vivid";
  return mood.includes("calm") || mood.includes("gloomy") ? "natural" : "plain";
}

/** Shows what the picture is about smaller from afar; from the air the horizon rises. */
function takeDistance(scene: Scene): void {
  if (scene.camera !== "wide" && scene.camera !== "aerial") return;
  for (const subject of scene.subjects) subject.size *= 0.66;
  if (scene.camera === "aerial")
    scene.horizon = Math.round(Math.max(0.2, scene.horizon - 0.16) * 1000) / 1000;
}

/**
 * Decides a whole picture from its prompt: what is in it, where, and in which light. Draws nothing.
 * Pure: the same prompt, size and seed give the same scene, which is plain JSON.
 */
export function planScene(prompt: string, frame: SceneFrame): Scene {
  const reading = readPrompt(meaningBats(prompt));
  settleProps(reading);
  const { seed } = frame;
  const random = createRandom(seed, "composition");
  const place = choosePlace(reading);
  const time = chooseTime(reading, place, seed);
  const scene: Scene = {
    version: 1,
    seed,
    width: frame.width,
    height: frame.height,
    kind: chooseKind(reading, frame),
    place,
    time,
    weather: reading.weather,
    season: chooseSeason(reading),
    sky: chooseSky(reading, {
      time,
      seed,
      galaxy: GALAXY.test(prompt),
      aurora: AURORA.test(prompt),
    }),
    style: reading.style ?? "flat",
    tone: chooseTone(reading, frame),
    detail: DETAIL[frame.quality ?? "auto"] ?? 1,
    mood: reading.mood,
    ...(place === "room" ? roomOf(reading) : {}),
    ...(reading.camera === undefined ? {} : { camera: reading.camera }),
    ...(reading.relations.length === 0 ? {} : { relations: reading.relations }),
    horizon: 0.5,
    focus: random.pick(["left", "right", "left", "right", "centre"]),
    land: (place === "lake" ? PEAKS : FIRM).test(prompt),
    lightFrom: random.chance(0.5) ? 1 : -1,
    palette: random.whole(0, 5),
    colourOf: Object.fromEntries(
      Object.entries(reading.partColours).map(([part, word]) => [part, hexOf(word)]),
    ),
    colours: reading.colours.map(hexOf),
    subjects: reading.subjects.map((named) => sceneSubject(named, place)),
    lettering: reading.lettering.map((letters) =>
      ices(prompt, reading) ? { ...letters, mount: "icing" } : letters,
    ),
    notDrawn: reading.notDrawn,
  };
  Object.assign(scene, framingOf(prompt, reading));
  const group = scene.subjects.find(({ count }) => count >= 3);
  const arrangement = arrangementIn(prompt);
  if (group && arrangement) group.arrangement = arrangement;
  // Geese and ducks in a V are in the air, and there they are birds.
  if (group?.arrangement === "wedge" && findSubject(group.name)?.realm === "water")
    Object.assign(group, { name: "bird", realm: "air" });
  leaveOut(scene);
  scene.horizon = chooseHorizon(scene);
  takeDistance(scene);
  if (scene.kind === "scene") composeSubjects(scene);
  if (scene.kind === "sticker" && (scene.subjects.length > 0 || reading.places.length > 0))
    for (const letters of scene.lettering) letters.box = { x: 0.12, y: 0.77, width: 0.76, height: 0.14 };
  scene.notDrawn = [...unshown(reading, scene), ...scene.notDrawn];
  return scene;
}
