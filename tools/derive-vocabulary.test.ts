import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { deriveNouns, nounTable } from "./noun-table.ts";

const file = join(import.meta.dirname, "../packages/sketch/words/nouns.txt");

test("the table of nouns is what the tool derives (node tools/derive-vocabulary.ts)", () => {
  expect(nounTable(deriveNouns())).toBe(readFileSync(file, "utf8"));
});

test("the table stays small enough to ship", () => {
  expect(readFileSync(file).byteLength).toBeLessThan(250_000);
});
