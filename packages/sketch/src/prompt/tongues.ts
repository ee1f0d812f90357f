import { readFileSync } from "node:fs";

/** The languages besides English that prompts may be in. */
export type Tongue = "es" | "fr" | "de" | "zh" | "ja";

const TABLE = new URL("../../words/tongues.txt", import.meta.url);

let loaded: ReadonlyMap<string, ReadonlyMap<string, string>> | undefined;

/** As words are compared: without accents (Latin letters only), hyphens and elided articles. */
export function plainForm(word: string): string {
  const open = word.replaceAll("-", " ").replaceAll("ß", "ss");
  if (!/^[\p{Script=Latin}\p{M}' ]+$/u.test(open)) return open;
  return open
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/(^| )(?:l|d|qu)'/g, "$1");
}

function load(): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const tongues = new Map<string, ReadonlyMap<string, string>>();
  for (const line of readFileSync(TABLE, "utf8").trimEnd().split("\n")) {
    const words = new Map<string, string>();
    for (const entry of line.slice(3).split(",")) {
      const [word = "", english = ""] = entry.split("=");
      words.set(plainForm(word), english);
    }
    tongues.set(line.slice(0, 2), words);
  }
  return tongues;
}

/** What a word or phrase in its plain form is in English. */
export function inEnglish(tongue: Tongue, phrase: string): string | undefined {
  loaded ??= load();
  return loaded.get(tongue)?.get(phrase);
}
