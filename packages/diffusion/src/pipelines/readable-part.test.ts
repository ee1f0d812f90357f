import { expect, test } from "vitest";
import { readablePart } from "./readable-part.ts";

/** A tokenizer to which every letter is a token, of which 10 fit. */
const letters = {
  encode(text: string) {
    const all = text.replaceAll(/\s/g, "");
    return { ids: new Int32Array(), truncated: all.slice(10) };
  },
};

test.for([
  ["a fox", "a fox"],
  ["", ""],
  ["abcde fghij", "abcde fghij"],
  ["abcde  fghij k lm", "abcde  fghij"],
  ["abc def ghij klmn", "abc def ghij"],
  ["abc def ghijk lmn", "abc def"],
  ["abcdefghijklmnop", "abcdefghij"],
  ["狐".repeat(11), "狐".repeat(10)],
  ["a🦊🦊🦊🦊🦊 🦊", "a🦊🦊🦊🦊"],
] as const)("of %j the part %j can be read", ([text, part]) => {
  expect(readablePart(letters, text)).toBe(part);
});
