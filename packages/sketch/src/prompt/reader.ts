import type { Relation } from "../scene/scene.ts";
import { blankReading } from "./blank-reading.ts";
import type { Meaning, NamedSubject, Reading } from "./meaning.ts";
import type { Wearing } from "./worn.ts";

/** What was said before the noun it belongs to. */
interface Pending {
  count?: number;
  size: number;
  colourWords: string[];
}

/** State of one reading; the words go through it once, left to right. */
export interface Reader {
  reading: Reading;
  pending: Pending;
  /** Takes a colour said after it ("the lighthouse is red"). */
  lastNamed?: NamedSubject;
  /** What was named in one breath ("a cat and a dog on …"): all of them are on what follows. */
  together: NamedSubject[];
  relation?: { kind: "holds" | "has" | "on" | "in" | "of"; subjects: NamedSubject[] };
  /** How the last thing named lies to what comes next; `between` waits for two. */
  link?: Pick<Relation, "subject" | "relation"> & { left: number };
  wearing?: Wearing;
  /** What is named next is only what this is made of. */
  isMadeOf?: boolean;
  colourFollows: boolean;
  negated: boolean;
  denied: Meaning[];
  unknown: string[];
}

/** A reading before its first word. */
export function startReading(): Reader {
  return {
    reading: blankReading(),
    pending: { size: 1, colourWords: [] },
    together: [],
    colourFollows: false,
    negated: false,
    denied: [],
    unknown: [],
  };
}
