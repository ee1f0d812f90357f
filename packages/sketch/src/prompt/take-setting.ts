import type { Meaning, Reading } from "./meaning.ts";

function addOnce<T>(list: T[], item: T): void {
  if (!list.includes(item)) list.push(item);
}

/** Roads lead through every place, and sand lies in many: one named beside them is where the picture is. */
const ROADS: ReadonlySet<string> = new Set([
  "road",
  "street",
  "highway",
  "motorway",
  "lane",
  "track",
  "sand",
]);

/** Adds a place; the first is where the picture is. */
export function addPlace(reading: Reading, name: string, word: string): void {
  if (ROADS.has(word)) {
    if (reading.places.length === 0) reading.onRoad = true;
    return addOnce(reading.places, name);
  }
  if (reading.onRoad === true)
    reading.places = [name, ...reading.places.filter((place) => place !== name && place !== "beach")];
  else addOnce(reading.places, name);
  reading.onRoad = false;
}

/** Meanings that colour the whole picture and bind to no noun. */
export function takeSetting(reading: Reading, meaning: Meaning): void {
  if (meaning.kind === "time") reading.time ??= meaning.time;
  else if (meaning.kind === "weather") addOnce(reading.weather, meaning.weather);
  else if (meaning.kind === "season") reading.season = meaning.season;
  // Isometric is how a picture is laid out: it gives way to a medium named after it.
  else if (meaning.kind === "style" && (reading.style ?? "isometric") === "isometric")
    reading.style = meaning.name;
  else if (meaning.kind === "mood") addOnce(reading.mood, meaning.word);
  else if (meaning.kind === "camera") reading.camera ??= meaning.camera;
  else if (meaning.kind === "palette") {
    reading.colours.push(...meaning.colours);
    reading.partColours["sky"] ??= meaning.colours[0];
  } else if (meaning.kind === "framing" && reading.framing === "scene") reading.framing = meaning.framing;
}
