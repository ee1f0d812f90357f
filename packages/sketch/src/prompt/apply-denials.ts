import type { Meaning, Reading } from "./meaning.ts";

/** "without clouds" takes back what the prompt, or the season, brought in. */
export function applyDenials(reading: Reading, denied: readonly Meaning[]): void {
  for (const meaning of denied) {
    if (meaning.kind === "subject")
      reading.subjects = reading.subjects.filter((subject) => subject.name !== meaning.name);
    if (meaning.kind === "place") reading.places = reading.places.filter((place) => place !== meaning.name);
    if (meaning.kind === "weather")
      reading.weather = reading.weather.filter((weather) => weather !== meaning.weather);
    if (meaning.kind === "sky" && meaning.thing === "moon") reading.sky.moon = "none";
    else if (meaning.kind === "sky" && meaning.thing !== "moon") reading.sky[meaning.thing] = false;
    if (meaning.kind === "colour") reading.colours = reading.colours.filter((word) => word !== meaning.word);
  }
}
