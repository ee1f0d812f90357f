import { findPlace } from "../places/places.ts";
import type { Meaning, Reading } from "../prompt/meaning.ts";
import { shorten } from "../prompt/shorten.ts";
import { composerOf } from "../styles/styles.ts";
import type { Scene } from "./scene.ts";

/** Places that another one shows as well: a beach has the sea, mountains have trees and grass. */
const SHOWS: Readonly<Record<string, readonly string[]>> = {
  beach: ["sea"],
  underwater: ["sea"],
  lake: ["meadow"],
  mountains: ["meadow"],
  village: ["meadow"],
  forest: ["meadow"],
};
/** Words for a place that name a thing in it as well: without that thing they are only where the picture is. */
const THINGS: ReadonlySet<string> = new Set(
  "shelf, bookshelf, window sill, windowsill, skyscraper, waterfall, hammock, anthill, molehill, pier, wharf".split(
    ", ",
  ),
);
const DAY: ReadonlySet<string> = new Set(["noon", "indoor", "space", "deep"]);

/** Whether the picture is of a place, and not of its subjects alone. */
function isPlaced(scene: Scene): boolean {
  return scene.kind === "scene" || (scene.kind === "sticker" && scene.subjects.length === 0);
}

function showsPart(part: string, phrase: string, scene: Scene): boolean {
  const place = findPlace(scene.place);
  if (part === "sea")
    return place.water !== undefined || place.surface === "water" || place.name === "underwater";
  if (part === "wall") return !place.outdoors && place.light === "indoor";
  if (part === "ground" && /^(?:grass|lawn)$/.test(phrase))
    return place.surface === "grass" || ["mountains", "lake", "village"].includes(place.name);
  return part !== "ground" || place.outdoors;
}

function showsTime(time: string, scene: Scene): boolean {
  if (scene.time === time || (DAY.has(time) && DAY.has(scene.time))) return true;
  // Through a room's window it is night or day.
  return time === "night" && scene.place === "room" && (scene.sky.stars || scene.sky.moon !== "none");
}

function isShown(meaning: Meaning, phrase: string, scene: Scene): boolean {
  const { outdoors } = findPlace(scene.place);
  const omitted = composerOf(scene).omits?.(scene) ?? [];
  switch (meaning.kind) {
    case "place":
      if (THINGS.has(phrase)) return scene.subjects.some(({ asked }) => asked === phrase);
      if (scene.place === "lake" && meaning.name === "mountains") return scene.land;
      return scene.place === meaning.name || (SHOWS[scene.place] ?? []).includes(meaning.name);
    case "sky": {
      if (meaning.thing === "stars" && scene.place === "space") return true;
      if (
        /^(?:northern|southern) lights$|aurora|milky way/.test(phrase) &&
        composerOf(scene).compose !== undefined
      )
        return false;
      if (omitted.includes(meaning.thing)) return false;
      const thing = scene.sky[meaning.thing];
      const through = scene.place === "room" && meaning.thing !== "clouds" && meaning.thing !== "rainbow";
      return thing !== "none" && thing && (outdoors || through);
    }
    case "weather":
      return outdoors && scene.weather.includes(meaning.weather) && !omitted.includes(meaning.weather);
    case "season":
      return outdoors && scene.season === meaning.season;
    case "time":
      return showsTime(meaning.time, scene);
    case "part":
      return showsPart(meaning.name, phrase, scene);
    default:
      return true;
  }
}

/**
 * What the prompt said of the whole picture and this composition leaves out, by the prompt's own words: a second place, the
 * sky of a room, the forest behind a sticker.
 */
export function unshown({ settings }: Reading, scene: Scene): string[] {
  const left = settings.filter(
    ({ meaning, phrase }) =>
      !(isPlaced(scene) && isShown(meaning, phrase, scene)) &&
      !(meaning.kind === "part" && scene.kind === "sticker"),
  );
  return shorten([...new Set(left.map(({ phrase }) => phrase))]);
}
