import type { Place } from "./place.ts";
import { meadow } from "./meadow.ts";
import { sea } from "./sea.ts";

/** Everywhere a picture can be. A new place is its file and one line here. */
export const PLACES: readonly [Place, ...Place[]] = [meadow, sea];

const BY_NAME: ReadonlyMap<string, Place> = new Map(PLACES.map((place) => [place.name, place]));

export function findPlace(name: string): Place {
  return BY_NAME.get(name) ?? meadow;
}
