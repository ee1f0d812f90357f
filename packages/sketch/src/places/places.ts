import type { Place } from "./place.ts";
import { beach } from "./beach.ts";
import { city } from "./city.ts";
import { desert } from "./desert.ts";
import { forest } from "./forest.ts";
import { lake } from "./lake.ts";
import { meadow } from "./meadow.ts";
import { mountains } from "./mountains.ts";
import { room } from "./room.ts";
import { sea } from "./sea.ts";
import { skies } from "./skies.ts";
import { space } from "./space.ts";
import { tabletop } from "./tabletop.ts";
import { underwater } from "./underwater.ts";
import { village } from "./village.ts";

/** Everywhere a picture can be. A new place is its file and one line here. */
export const PLACES: readonly Place[] = [
  beach,
  city,
  desert,
  forest,
  lake,
  meadow,
  mountains,
  room,
  sea,
  skies,
  space,
  tabletop,
  underwater,
  village,
];

const BY_NAME: ReadonlyMap<string, Place> = new Map(PLACES.map((place) => [place.name, place]));

export function findPlace(name: string): Place {
  return BY_NAME.get(name) ?? meadow;
}
