import type { Meaning, NamedSubject, Reading } from "./meaning.ts";
import type { Lettering } from "../scene/scene.ts";
import { applyDenials } from "./apply-denials.ts";
import { bind } from "./bind.ts";
import { colourOrThing } from "./colour-or-thing.ts";
import { findLettering } from "./find-lettering.ts";
import { MATERIALS } from "../colour/colour-names.ts";
import type { PhraseMatch } from "./vocabulary.ts";
import { matchPhrase } from "./vocabulary.ts";
import { isOnlySaid } from "./only-said.ts";
import { modifierOrThing } from "./modifier-or-thing.ts";
import { tokenize } from "./tokens.ts";
import { shorten } from "./shorten.ts";
import { wear } from "./worn.ts";
import { takeLettering } from "./take-lettering.ts";
import type { QuotedText } from "./take-lettering.ts";
import { addPlace, takeSetting } from "./take-setting.ts";
import { startReading } from "./reader.ts";
import type { Reader } from "./reader.ts";
import { translate } from "./translate.ts";
import type { Token } from "./tokens.ts";

/** Counts above this are drawn as this many, and named. */
const MAX_COUNT = 24;
const MAX_SUBJECTS = 8;
/** A flock needs more than two: what a plural without a number means. */
const PLURAL_COUNT: Readonly<Record<string, number>> = {
  bird: 6,
  flower: 7,
  tree: 5,
  pine: 5,
  fish: 5,
  butterfly: 4,
};

/** Words for several people at once. */
const GROUPS: ReadonlyMap<string, number> = new Map([
  ["couple", 2],
  ["family", 4],
  ["crowd", 12],
  ["team", 5],
  ["band", 4],
  ["rock band", 4],
]);
function flushUnknown(reader: Reader, colourWords: readonly string[] = []): void {
  if (reader.unknown.length > 0) reader.reading.notDrawn.push([...colourWords, ...reader.unknown].join(" "));
  reader.unknown = [];
}

/** Ends a phrase: colours still waiting for a noun go to what they were said of, or to the picture. */
function endPhrase(reader: Reader): void {
  const unknown = reader.unknown.length > 0;
  flushUnknown(reader, reader.pending.colourWords);
  const { colourWords } = reader.pending;
  if (reader.colourFollows && reader.lastNamed && !unknown) reader.lastNamed.colourWords.push(...colourWords);
  else {
    reader.reading.colours.push(...colourWords);
    // "A pile of gold" asks for the stuff; its colour alone is not it.
    if (!reader.colourFollows && !unknown)
      reader.reading.notDrawn.push(...colourWords.filter((word) => MATERIALS.has(word)));
  }
  reader.pending = { size: 1, colourWords: [] };
}

/** What was said of the last thing named ("a fox behind …") is said of this one. */
function linkTo(reader: Reader, to: string): void {
  const { link, reading } = reader;
  if (!link || link.subject === to) return;
  reading.relations.push({ subject: link.subject, relation: link.relation, to });
  link.left -= 1;
  if (link.left === 0) reader.link = undefined;
}

/** Whether the thing is what somebody has on, and no subject of its own. */
function isWorn(reader: Reader, name: string, phrase: string): boolean {
  const { wearing, pending, reading } = reader;
  if (wearing?.said === true && name === "person" && wearing.wearer.name === name) {
    // Dressed as a wizard: one person, who looks like one.
    wearing.wearer.asked = phrase;
    reader.pending = { size: 1, colourWords: [] };
    return true;
  }
  const worn = wearing && wear(wearing, { name, colourWords: pending.colourWords });
  if (!worn) return false;
  if (worn === "dress")
    (wearing.wearer.dress ??= []).push({ name, asked: phrase, colourWords: pending.colourWords });
  if (worn === "missing") reading.notDrawn.push([...pending.colourWords, phrase].join(" "));
  reader.pending = { size: 1, colourWords: [] };
  reader.relation = reader.link = undefined;
  return true;
}

function nameSubject(reader: Reader, name: string, { plural, phrase }: PhraseMatch): void {
  flushUnknown(reader);
  if (isWorn(reader, name, phrase) || isOnlySaid(reader, name, phrase)) return;
  reader.wearing = undefined;
  const { pending, reading } = reader;
  const wanted = pending.count ?? (plural ? (PLURAL_COUNT[name] ?? 3) : (GROUPS.get(phrase) ?? 1));
  if (wanted > MAX_COUNT) reading.notDrawn.push(`${wanted - MAX_COUNT} more of ${wanted} ${name}`);
  const known = reading.subjects.find(
    (subject) =>
      subject.name === name &&
      (subject.asked === phrase || name === phrase) &&
      pending.count === undefined &&
      !plural &&
      pending.colourWords.length === 0,
  );
  const subject: NamedSubject = known ?? {
    name,
    asked: phrase,
    count: Math.min(wanted, MAX_COUNT),
    colourWords: pending.colourWords,
    size: pending.size,
  };
  if (!known) {
    if (reading.subjects.length < MAX_SUBJECTS) reading.subjects.push(subject);
    else reading.notDrawn.push(name);
  }
  reader.together.push(bind(reader, subject));
  reader.relation = undefined;
  linkTo(reader, name);
  reader.lastNamed = subject;
  reader.colourFollows = false;
  reader.pending = { size: 1, colourWords: [] };
}

/** A noun that is not a subject takes the waiting colour too: "a purple sky", "green hills". */
function namePart(reader: Reader, part: string): void {
  flushUnknown(reader);
  const [colour] = reader.pending.colourWords;
  if (colour !== undefined) reader.reading.partColours[part] = colour;
  reader.pending = { size: 1, colourWords: [] };
  reader.colourFollows = false;
}

function nameSky(reader: Reader, meaning: Extract<Meaning, { kind: "sky" }>): void {
  namePart(reader, meaning.thing);
  linkTo(reader, meaning.thing);
  const { sky } = reader.reading;
  if (meaning.thing === "moon") sky.moon = meaning.phase ?? sky.moon ?? "full";
  else sky[meaning.thing] = true;
}

function relate(reader: Reader, meaning: Extract<Meaning, { kind: "relation" }>): void {
  const { relation, where } = meaning;
  const describes = relation === "is" || relation === "made";
  if (!describes) endPhrase(reader);
  reader.isMadeOf = relation === "made" && reader.lastNamed !== undefined;
  const binds =
    relation === "holds" || relation === "has" || relation === "on" || relation === "in" || relation === "of";
  reader.relation =
    binds && reader.lastNamed
      ? {
          kind: relation,
          subjects: relation === "on" && reader.together.length > 0 ? reader.together : [reader.lastNamed],
        }
      : undefined;
  if (!describes) reader.together = [];
  if (!describes) {
    const subject = reader.lastNamed?.name;
    const left = where === "between" ? 2 : 1;
    reader.link = where && subject !== undefined ? { subject, relation: where, left } : undefined;
  }
  const { lastNamed } = reader;
  if (relation === "in" || relation === "wears" || (relation === "has" && !reader.wearing))
    reader.wearing = lastNamed && { wearer: lastNamed, said: relation === "wears" };
  else if (relation !== "has" || !reader.wearing) reader.wearing = undefined;
  reader.colourFollows = relation === "in" || describes;
  reader.negated = false;
}

function takeMeaning(reader: Reader, meaning: Meaning, match: PhraseMatch): void {
  const { reading, pending } = reader;
  if (reader.negated && meaning.kind !== "quiet") {
    reader.denied.push(meaning);
    return;
  }
  switch (meaning.kind) {
    case "subject":
      return nameSubject(reader, meaning.name, match);
    case "place":
      namePart(reader, meaning.name);
      linkTo(reader, meaning.name);
      return addPlace(reading, meaning.name, match.phrase);
    case "sky":
      return nameSky(reader, meaning);
    case "part":
      namePart(reader, meaning.name);
      return linkTo(reader, meaning.name);
    case "mount":
      return namePart(reader, meaning.mount);
    case "relation":
      return relate(reader, meaning);
    case "colour":
      flushUnknown(reader);
      pending.colourWords.push(meaning.word);
      return;
    case "size":
      pending.size = meaning.size;
      return;
    case "count":
      pending.count = meaning.count;
      return;
    case "missing":
      reading.notDrawn.push(match.phrase);
      return;
    case "not":
      endPhrase(reader);
      reader.negated = true;
      return;
    case "time":
    case "weather":
    case "season":
    case "style":
    case "mood":
    case "framing":
    case "camera":
    case "palette":
      return takeSetting(reading, meaning);
    case "says":
    case "quiet":
  }
}

const SETTINGS: ReadonlySet<Meaning["kind"]> = new Set(["place", "sky", "weather", "time", "season", "part"]);

function takePhrase(reader: Reader, match: PhraseMatch): void {
  if (match.meanings.some((meaning) => meaning.kind === "quiet")) flushUnknown(reader);
  if (!reader.negated)
    for (const meaning of match.meanings)
      if (SETTINGS.has(meaning.kind)) reader.reading.settings.push({ phrase: match.phrase, meaning });
  for (const meaning of match.meanings) takeMeaning(reader, meaning, match);
}

function takeUnknown(reader: Reader, token: Extract<Token, { kind: "word" }>): void {
  if (reader.negated) return;
  if (/^\d+$/.test(token.word)) reader.pending.count = Math.max(1, Number(token.word.slice(0, 6)));
  else {
    if (reader.unknown.length === 3) flushUnknown(reader);
    reader.unknown.push(token.word.slice(0, 40));
  }
}

/**
 * Reads a prompt: subjects with counts, colours and sizes, place, time, weather, lettering, and what it does not know.
 * Any string is fine; time is linear in its length.
 */
export function readPrompt(prompt: string): Reading {
  const tokens = translate(tokenize(prompt));
  const words = tokens.map((token) => (token.kind === "word" ? token.word : undefined));
  const allUpperCase = !/\p{Ll}/u.test(prompt);
  const reader = startReading();
  const mounts = new Map<Lettering["mount"], string>();
  const texts: QuotedText[] = [];
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at];
    const lettering = findLettering(tokens, at, allUpperCase);
    if (lettering) {
      endPhrase(reader);
      texts.push(lettering);
      at = lettering.end;
    } else if (token?.kind === "word") {
      const ahead = words.slice(at, at + 5);
      const until = ahead.indexOf(undefined);
      const phrase = (until < 0 ? ahead : ahead.slice(0, until)).filter((word) => word !== undefined);
      const match = matchPhrase(phrase);
      if (match) {
        const after = phrase.slice(match.length);
        const { colourFollows } = reader;
        const meant = colourOrThing(match, { before: words[at - 1], after, colourFollows });
        takePhrase(reader, modifierOrThing(meant, after));
      } else takeUnknown(reader, token);
      for (const meaning of match?.meanings ?? [])
        if (meaning.kind === "mount" && match) mounts.set(meaning.mount, match.phrase);
      at += match?.length ?? 1;
    } else {
      endPhrase(reader);
      reader.together = [];
      reader.negated = false;
      at++;
    }
  }
  endPhrase(reader);
  applyDenials(reader.reading, reader.denied);
  const { reading } = reader;
  takeLettering(reading, texts, mounts);
  reading.notDrawn = shorten([...new Set(reading.notDrawn)]);
  return reading;
}
