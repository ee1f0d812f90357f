import { expect, test } from "vitest";
import { mergeBytePairs } from "./byte-pair-encoding.ts";

const ranks = new Map(["a b", "b c", "ab c", "c c", "cc cc"].map((pair, rank) => [pair, rank]));

test("the pair of lowest rank merges first, from the left, wherever it stands", () => {
  expect(mergeBytePairs(Array.from("abc"), ranks)).toEqual(["abc"]);
  expect(mergeBytePairs(Array.from("abbc"), ranks)).toEqual(["ab", "bc"]);
  expect(mergeBytePairs(Array.from("ccccc"), ranks)).toEqual(["cccc", "c"]);
  expect(mergeBytePairs(Array.from("ccc"), ranks)).toEqual(["cc", "c"]);
});

test("a word without pairs, of one symbol or of none stays as it is", () => {
  expect(mergeBytePairs(["x", "y"], ranks)).toEqual(["x", "y"]);
  expect(mergeBytePairs(["a"], ranks)).toEqual(["a"]);
  expect(mergeBytePairs([], ranks)).toEqual([]);
});

test("in a word of 32,000 symbols ranks are looked up a few times a symbol, not again for each merge", () => {
  let lookups = 0;
  class CountedRanks extends Map<string, number> {
    override get(pair: string): number | undefined {
      lookups += 1;
      return super.get(pair);
    }
  }
  const letters = Array.from({ length: 32_000 }, (_, index) => "abc"[(index * 7 + (index >> 3)) % 3] ?? "");
  const merged = mergeBytePairs(letters, new CountedRanks(ranks));
  expect(merged.join("")).toBe(letters.join(""));
  expect(merged.length).toBeLessThan(letters.length);
  expect(lookups).toBeLessThan(4 * letters.length);
});
