import type { Subject } from "./subject.ts";
import { findSubject } from "./subjects.ts";
import type { Point } from "../svg/shapes.ts";

/** Where something else goes on a subject, in the subject's own space. */
export interface Seat {
  at: Point;
  /** Room from side to side. */
  width: number;
  /** Whether a person sits there; else it stands. */
  sits: boolean;
  /** What goes in it is behind its front edge, so far down as a share of its own height. */
  sunk?: number;
}

/** Openings: the front edge's middle, and how wide it is. */
const OPENINGS: Readonly<Record<string, readonly [x: number, y: number, width: number, sunk: number]>> = {
  cup: [-6, -66, 72, 0.42],
  basket: [0, -62, 92, 0.4],
  bucket: [0, -96, 96, 0.4],
  bathtub: [0, -50, 88, 0.4],
  canoe: [0, -53, 84, 0.36],
  vase: [0, -97, 34, 0.3],
  box: [0, -90, 90, 0.4],
};
/** What glyph art can be sat or stood on. */
const TOPS: Readonly<Record<string, readonly [x: number, y: number, width: number]>> = {
  bed: [22, -68, 84],
  rock: [4, -93, 60],
  lotus: [0, -46, 80],
  camel: [-8, -72, 40],
  zebra: [-8, -64, 40],
  lion: [0, -96, 60],
  gift: [0, -95, 80],
  suitcase: [0, -88, 40],
  "stack of books": [0, -97, 80],
  pumpkin: [0, -84, 60],
  hamburger: [0, -96, 70],
  bowl: [-4, -42, 66],
  plate: [0, -30, 60],
};
/** Broad furniture: how much of its width can be sat on. */
const WIDTHS: Readonly<Record<string, number>> = {
  sofa: 150,
  bench: 150,
  table: 120,
  bridge: 120,
  boat: 40,
  iceberg: 150,
};
const SITS: ReadonlySet<string> = new Set(
  `chair, sofa, bench, bed, rock, horse, camel, zebra, cow, elephant, dragon, turtle, bicycle, motorcycle, scooter, lion, canoe,
  boat, gift, suitcase, stack of books, pumpkin`.split(/,\s+/),
);

function topOf({ name, top, aspect }: Subject): Omit<Seat, "sits"> | undefined {
  const listed = TOPS[name];
  if (listed) return { at: [listed[0], listed[1]], width: listed[2] };
  return top && { at: top, width: WIDTHS[name] ?? aspect * 60 };
}

/** Where something goes that the prompt puts on or into the subject; undefined where there is no room for it. */
export function seatOf(name: string): Seat | undefined {
  const subject = findSubject(name);
  if (!subject) return undefined;
  const sits = SITS.has(name);
  const opening = OPENINGS[name];
  if (opening) return { at: [opening[0], opening[1]], width: opening[2], sunk: opening[3], sits };
  const top = topOf(subject);
  return top && { ...top, sits };
}

const LAIN_IN: ReadonlySet<string> = new Set(["chair", "sofa", "bed", "boat", "ship", "bowl", "plate"]);

/** Whether things lie or sit in it: it is open from above, or soft. */
export function isContainer(name: string): boolean {
  return OPENINGS[name] !== undefined || LAIN_IN.has(name);
}
