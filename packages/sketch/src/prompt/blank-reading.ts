import type { Reading } from "./meaning.ts";

/** What an empty prompt says: nothing. */
export function blankReading(): Reading {
  return {
    subjects: [],
    places: [],
    weather: [],
    season: "none",
    sky: {},
    mood: [],
    relations: [],
    partColours: {},
    colours: [],
    lettering: [],
    framing: "scene",
    settings: [],
    notDrawn: [],
  };
}
