import { canWear } from "../subjects/wearing.ts";
import type { NamedSubject } from "./meaning.ts";

/** What a person has on anyway, so that its colour is all there is to draw. */
const CLOTHES: ReadonlySet<string> = new Set(["coat", "dress", "shirt", "kimono", "jeans", "shorts"]);
/** What nobody here can be drawn with; beside its wearer it would only lie on the ground. */
const WORN: ReadonlySet<string> = new Set(
  `top hat, cap, helmet, graduation cap, crown, glasses, sunglasses, goggles, scarf, glove, shoe, boot, sock, sandal, high heel,
  tie, necklace, ring, wristwatch, backpack, headphones, bikini, swimsuit, ballet shoe, ice skate, roller skate, ski`.split(
    /,\s+/,
  ),
);

export interface Wearing {
  wearer: NamedSubject;
  /** "Wearing a hat", where "in a hat" may mean that it sits there. */
  said: boolean;
}

/**
 * A thing named after "wearing" or "in": `clothes` have given their colour to the person who wears them, `dress` is
 * drawn on its wearer, `missing` cannot be shown, and undefined is worn by nobody.
 */
export function wear(
  { wearer, said }: Wearing,
  thing: { name: string; colourWords: string[] },
): "clothes" | "dress" | "missing" | undefined {
  if (canWear(wearer.name, thing.name)) return "dress";
  if (wearer.name === "person" && CLOTHES.has(thing.name)) {
    if (wearer.wears !== undefined || wearer.colourWords.length > 0) return "missing";
    wearer.wears = thing.name;
    wearer.colourWords = thing.colourWords;
    return "clothes";
  }
  const surely = said || wearer.name === "person";
  return surely && (CLOTHES.has(thing.name) || WORN.has(thing.name)) ? "missing" : undefined;
}
