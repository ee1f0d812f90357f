import { n } from "../svg/shapes.ts";
import { SITTING_DROP } from "./person.ts";
import { isChild } from "./person-look.ts";
import type { BrushOptions, Subject } from "./subject.ts";

/** Where a thing is worn. */
export type Slot = "head" | "eyes" | "neck";

/** Middle and width in the wearer's own space: where a hat's brim sits, between the eyes, of the collar. */
type Fit = readonly [x: number, y: number, width: number];

const SLOTS: Readonly<Record<string, Slot>> = {
  "top hat": "head",
  cap: "head",
  crown: "head",
  "graduation cap": "head",
  "cowboy hat": "head",
  "pointed hat": "head",
  "santa hat": "head",
  glasses: "eyes",
  sunglasses: "eyes",
  goggles: "eyes",
  scarf: "neck",
  "bow tie": "neck",
};

const FITS: Readonly<Record<string, Partial<Record<Slot, Fit>>>> = {
  person: { head: [1.2, -93, 24], eyes: [5.4, -86.6, 14], neck: [0.4, -74, 16] },
  cat: { head: [11, -91, 36], eyes: [11, -74, 40], neck: [11, -54, 36] },
  dog: { head: [40, -93, 36], eyes: [53, -83, 26], neck: [42, -55, 30] },
  fox: { head: [16, -86, 30], eyes: [14, -66, 36], neck: [16, -48, 32] },
  bear: { head: [0, -95, 42], eyes: [0, -79, 42], neck: [0, -53, 50] },
  owl: { head: [0, -86, 38], eyes: [0, -70, 50], neck: [0, -52, 46] },
  penguin: { head: [0, -96, 34], eyes: [4, -81, 32], neck: [0, -67, 40] },
  rabbit: { head: [16, -70, 26], eyes: [19, -60, 26], neck: [15, -46, 24] },
  horse: { head: [49, -94, 24], eyes: [55, -83, 20], neck: [37, -68, 26] },
  elephant: { head: [36, -94, 44], eyes: [47, -75, 32] },
  robot: { head: [0, -91, 36], eyes: [0, -82, 38], neck: [0, -59, 24] },
  snowman: { head: [0, -82, 36], eyes: [3, -76, 24], neck: [0, -65, 32] },
  duck: { head: [27, -96, 28], eyes: [34, -83, 26], neck: [25, -58, 34] },
  cow: { head: [50, -93, 26], eyes: [52, -84, 26] },
  sheep: { head: [40, -89, 24], eyes: [46, -77, 22] },
  monkey: { head: [26, -96, 34], eyes: [26, -82, 32], neck: [24, -60, 34] },
  pig: { head: [42, -92, 30] },
  lion: { head: [0, -95, 62], eyes: [0, -56, 50] },
  panda: { head: [0, -92, 62], eyes: [0, -52, 56] },
  frog: { eyes: [0, -78, 86] },
};

/** A thing somebody has on, beside its clothes. */
export interface Worn {
  name: string;
  /** The prompt's own word for it. */
  asked: string;
  /** `#rrggbb`, as the prompt asked. */
  colours: string[];
  /** The colour words, for telling what was drawn. */
  colourWords: string[];
}

type Bearing = Pick<BrushOptions, "word" | "sits">;

function fitOf(
  wearer: string,
  slot: Slot | undefined,
  { word = "", sits = false }: Bearing,
): Fit | undefined {
  const fit = slot && FITS[wearer]?.[slot];
  if (!fit || wearer !== "person") return fit;
  if (sits) return [fit[0], fit[1] + SITTING_DROP, fit[2]];
  if (!isChild(word)) return fit;
  const [x, y, width] = fit;
  // A child is drawn with a shorter body and a larger head.
  return slot === "neck" ? [x * 0.8, y * 0.74, width * 0.86] : [x * 0.94, y * 0.94 + 14, width * 0.94];
}

/** Whether the subject can be drawn with the thing on. */
export function canWear(wearer: string, thing: string): boolean {
  return fitOf(wearer, SLOTS[thing], {}) !== undefined;
}

/** Where that thing goes when it is worn; undefined for what is not worn. */
function slotOf(thing: string): Slot | undefined {
  return SLOTS[thing];
}

/** How far down the thing's own height it meets that point. */
const RISE: Readonly<Record<Slot, number>> = { head: 0.08, eyes: 0.5, neck: 0.5 };
/** A scarf hangs from its collar. */
const HANGS: Readonly<Record<string, number>> = { scarf: 0.72 };
/** Things broader than the head they are on. */
const BREADTH: Readonly<Record<string, number>> = {
  "cowboy hat": 1.7,
  "pointed hat": 1.25,
  "graduation cap": 1.25,
  cap: 1.2,
};

/** A worn thing over its wearer, in the wearer's own space; `draw` draws it in its own. */
export function drawWorn(
  wearer: Subject,
  { subject, draw }: { subject: Subject; draw: (subject: Subject) => string },
  bearing: Bearing,
): string {
  const slot = slotOf(subject.name);
  const fit = fitOf(wearer.name, slot, bearing);
  if (!slot || !fit) return "";
  const [x, y, width] = fit;
  const height = (width * (BREADTH[subject.name] ?? 1)) / subject.aspect;
  const rise = HANGS[subject.name] ?? RISE[slot];
  return `<g transform="translate(${n(x)} ${n(y + height * rise)}) scale(${(height / 100).toFixed(4)})">${draw(subject)}</g>`;
}
