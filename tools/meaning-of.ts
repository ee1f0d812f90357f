import { readPrompt } from "@pinhole/sketch";
import type { Reading } from "@pinhole/sketch";

function shownBy(reading: Reading): string[] {
  const { sky } = reading;
  return [
    ...reading.subjects.map(({ name }) => name),
    ...reading.places.map((place) => `@${place}`),
    ...Object.keys(sky).map((thing) => `sky ${thing}`),
    ...reading.weather.map((weather) => `weather ${weather}`),
    ...(reading.time === undefined ? [] : [`time ${reading.time}`]),
    ...(reading.season === "none" ? [] : [`season ${reading.season}`]),
    ...reading.colours.map((word) => `colour ${word}`),
    ...(reading.style === undefined ? [] : [`style ${reading.style}`]),
  ];
}

/**
 * What a noun on its own puts into a picture: a subject's name, `@place`, `sky moon`, `weather rain` … joined by plus signs;
 * `-` where it is told as not drawn, `part` where it names what every picture has (its sky, its ground).
 */
export function meaningOf(noun: string): string {
  const reading = readPrompt(`a ${noun}`);
  const shown = shownBy(reading);
  if (reading.notDrawn.length > 0) return ["-", ...shown].join(" ");
  return shown.length > 0 ? shown.join(" + ") : "part";
}
