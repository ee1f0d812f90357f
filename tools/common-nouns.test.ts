import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { concreteNouns } from "./common-nouns.ts";
import { meaningOf } from "./meaning-of.ts";

/** The 500 commonest concrete nouns of English, each with what it is drawn as; read through by a person. */
const REVIEWED = readFileSync(join(import.meta.dirname, "common-nouns.txt"), "utf8")
  .trim()
  .split("\n")
  .map((line) => line.split(": ") as [noun: string, drawn: string]);

test("the 500 commonest concrete nouns are drawn as what they mean", () => {
  expect(REVIEWED).toHaveLength(500);
  expect(new Set(REVIEWED.map(([noun]) => noun)).size).toBe(500);
  expect(REVIEWED.map(([noun]) => [noun, meaningOf(noun)])).toEqual(REVIEWED);
});

test("at most one in twenty of them is told as not drawn", () => {
  expect(REVIEWED.filter(([, drawn]) => drawn.startsWith("-")).length).toBeLessThanOrEqual(25);
});

test("WordNet's texts know each of them as a thing", () => {
  const nouns = REVIEWED.map(([noun]) => noun);
  expect(concreteNouns(nouns)).toEqual(nouns);
});
