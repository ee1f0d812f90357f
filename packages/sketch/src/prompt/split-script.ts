import { inEnglish } from "./tongues.ts";
import type { Tongue } from "./tongues.ts";

/** Characters of the longest word in the table worth trying. */
const LONGEST = 8;

/**
 * A run of Chinese or Japanese as English words: the longest known word at each place; characters between known words
 * stay together as one unknown word, and numerals as a number.
 */
export function splitScript(run: string, tongue: Extract<Tongue, "zh" | "ja">): string[] {
  const characters = Array.from(run);
  const words: string[] = [];
  let unknown = "";
  function flush(): void {
    if (unknown !== "") words.push(unknown);
    unknown = "";
  }
  for (let at = 0; at < characters.length;) {
    let taken = 0;
    for (let length = Math.min(LONGEST, characters.length - at); length > 0 && taken === 0; length--) {
      const english = inEnglish(tongue, characters.slice(at, at + length).join(""));
      if (english === undefined) continue;
      flush();
      words.push(...english.split(" "));
      taken = length;
    }
    const digit = /\d/.test(characters[at] ?? "");
    if (taken === 0) {
      if (unknown !== "" && digit !== /\d$/.test(unknown)) flush();
      unknown += characters[at] ?? "";
    }
    at += Math.max(1, taken);
  }
  flush();
  return words;
}
