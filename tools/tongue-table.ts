import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { TONGUE_ROWS } from "./tongue-rows.ts";

const TONGUES = ["es", "fr", "de", "zh", "ja"] as const;
type Tongue = (typeof TONGUES)[number];

interface Emoji {
  hexcode: string;
  label: string;
  /** 3 animals and nature, 4 food and drink, 5 travel and places, 7 objects. */
  group?: number;
}

const GROUPS = new Set([3, 4, 5, 7]);
/** Faces of animals are told by the animal. */
const FACE: Readonly<Partial<Record<Tongue, RegExp>>> = { zh: /[脸头]$/, ja: /の顔$/ };

/** Emoji by code point, with their CLDR short names in one language. */
function emojiOf(language: string): Map<string, Emoji> {
  const path = fileURLToPath(import.meta.resolve(`emojibase-data/${language}/compact.json`));
  const list: Emoji[] = JSON.parse(readFileSync(path, "utf8"));
  return new Map(list.map((emoji) => [emoji.hexcode, emoji]));
}

function plainName(label: string, tongue: Tongue): string | undefined {
  const name = label.toLowerCase().replace(FACE[tongue] ?? /$^/, "");
  const plain = tongue === "zh" || tongue === "ja" ? /^[\p{L}ー]{2,7}$/u : /^[\p{L}]{3,}$/u;
  return plain.test(name) ? name : undefined;
}

function emojiNames(tongue: Tongue): Map<string, string> {
  const english = emojiOf("en");
  const names = new Map<string, string>();
  for (const [hexcode, { label, group }] of emojiOf(tongue)) {
    const meaning =
      english
        .get(hexcode)
        ?.label.toLowerCase()
        .replace(/ face$/, "") ?? "";
    const name = plainName(label, tongue);
    if (group === undefined || !GROUPS.has(group) || name === undefined) continue;
    if (/^[a-z]+(?: [a-z]+)?$/.test(meaning) && meaning !== name) names.set(name, meaning);
  }
  return names;
}

/** Words of one language and what they are in English: names of emoji, then our own rows over them. */
function wordsOf(tongue: Tongue): Map<string, string> {
  const words = emojiNames(tongue);
  for (const row of TONGUE_ROWS.trim().split("\n")) {
    const [english = "", ...columns] = row.split("|").map((column) => column.trim());
    for (const word of columns[TONGUES.indexOf(tongue)]?.split("/") ?? []) words.set(word, english);
  }
  return words;
}

/** The table's text: a line for each language, `es:zorro=fox,…`, sorted by code unit. */
export function tongueTable(): string {
  const lines = TONGUES.map((tongue) => {
    const entries = [...wordsOf(tongue)].map(([word, english]) => `${word}=${english}`);
    return `${tongue}:${entries.toSorted().join(",")}`;
  });
  return `${lines.join("\n")}\n`;
}
