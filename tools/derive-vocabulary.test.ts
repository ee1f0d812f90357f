import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { deriveNouns, nounTable } from "./noun-table.ts";
import { tongueTable } from "./tongue-table.ts";

const folder = join(import.meta.dirname, "../packages/sketch/words");

test("the table of nouns is what the tool derives (node tools/derive-vocabulary.ts)", () => {
  expect(nounTable(deriveNouns())).toBe(readFileSync(join(folder, "nouns.txt"), "utf8"));
});

test("the table of other languages is what the tool derives (node tools/derive-vocabulary.ts)", () => {
  expect(tongueTable()).toBe(readFileSync(join(folder, "tongues.txt"), "utf8"));
});

test("the tables stay small enough to ship", () => {
  const sizes = ["nouns.txt", "tongues.txt"].map((name) => readFileSync(join(folder, name)).byteLength);
  expect(Math.max(...sizes)).toBeLessThan(250_000);
});
