import type { NamedSubject, Reading } from "../prompt/meaning.ts";
import { isChild } from "../subjects/person-look.ts";
import { findSubject } from "../subjects/subjects.ts";

/** Small enough to carry, though not at home on a table. */
const CARRIED: ReadonlySet<string> = new Set(
  `umbrella, balloon, balloons, flower, guitar, sword, shield, bow and arrow, basket, bucket, magic wand, baseball bat, fishing rod,
  flag, megaphone, camera, tennis racket, backpack, suitcase, gift, book`.split(/,\s+/),
);

function isCarried(name: string): boolean {
  const known = findSubject(name);
  return known !== undefined && (CARRIED.has(name) || (known.place === "tabletop" && known.metres < 0.6));
}

/** "A girl with a balloon" has it in her hand; "a man with a dog" has the dog beside him. */
function inHand(subject: NamedSubject): string | undefined {
  const { holds, has } = subject;
  if (findSubject(subject.name)?.hand === undefined) return undefined;
  return holds ?? (has !== undefined && isCarried(has) ? has : undefined);
}

/** An umbrella somebody stands under is in that hand. */
function takeUmbrellas(reading: Reading): void {
  reading.relations = reading.relations.filter(({ subject, relation, to }) => {
    const bearer = reading.subjects.find(({ name }) => name === subject);
    if (relation !== "under" || to !== "umbrella" || !bearer || bearer.holds !== undefined) return true;
    if (findSubject(bearer.name)?.hand === undefined) return true;
    bearer.holds = "umbrella";
    return false;
  });
}

/** What is by a window is in a room, which has one. */
function takeWindows(reading: Reading): void {
  const { subjects, places } = reading;
  const spare = subjects.find(({ name, colourWords }) => name === "window" && colourWords.length === 0);
  if (!spare || subjects.length === 1 || (places.length > 0 && places[0] !== "room")) return;
  reading.subjects = subjects.filter((subject) => subject !== spare);
  if (places.length === 0) places.push("room");
}

function isParty({ subjects, places }: Reading): boolean {
  return places[0] === "room" || subjects.some(({ name }) => name === "cake" || name === "gift");
}

/** A kitchen has its cabinets along the wall. */
function takeCabinets(reading: Reading): void {
  if (!reading.settings.some(({ phrase }) => /\bkitchen/.test(phrase))) return;
  for (const { name, asked, colourWords } of reading.subjects)
    if (name === "file cabinet" && /^(?:cabinet|cupboard)$/.test(asked))
      reading.partColours["cabinet"] = colourWords[0] ?? "cream";
  reading.subjects = reading.subjects.filter(
    ({ name, asked }) => name !== "file cabinet" || !/^(?:cabinet|cupboard)$/.test(asked),
  );
}

/** Settles who holds what, and what a word means beside the other things that are named. */
export function settleProps(reading: Reading): void {
  takeUmbrellas(reading);
  takeCabinets(reading);
  takeWindows(reading);
  for (const subject of reading.subjects) {
    // A little girl is little as girls are.
    if (subject.name === "person" && isChild(subject.asked)) subject.size = Math.max(subject.size, 0.9);
    // Where there is cake, balloons are toys.
    if (subject.name === "balloon" && subject.asked === "balloon" && isParty(reading))
      subject.name = "balloons";
    // Two glasses are for drinking.
    if (subject.name === "glasses" && subject.count > 1) subject.name = "wine glass";
    subject.holds = inHand(subject);
    const held = reading.subjects.find(({ name }) => name === subject.holds);
    // What is held by a string is no airship.
    if (held?.name === "balloon") held.name = subject.holds = "balloons";
  }
}

/** Where such a thing is found when the prompt does not say: a beach umbrella on the beach, another one anywhere. */
export function homeOf({ name, asked }: NamedSubject): string {
  if (name === "umbrella" && asked === "umbrella") return "meadow";
  if (name === "balloons") return "room";
  return findSubject(name)?.place ?? "meadow";
}
