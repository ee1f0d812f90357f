import { expect, test } from "vitest";
import { drawEntry, galleryEntries } from "./gallery-pictures.ts";

const entries = galleryEntries();

test("the gallery has ten prompts of each of twelve kinds, no two alike", () => {
  const sections = Map.groupBy(entries, ({ section }) => section);
  expect([...sections.values()].map(({ length }) => length)).toEqual(Array.from({ length: 12 }, () => 10));
  expect(new Set(entries.map(({ line }) => line)).size).toBe(120);
});

test("everything a new picture's prompt names is drawn", () => {
  const frame = { width: 64, height: 64, seed: 1 };
  const missing = entries
    .filter(({ change }) => change === undefined)
    .flatMap((entry) => drawEntry(entry, frame).notDrawn.map((name) => `${entry.line}: ${name}`));
  expect(missing).toEqual([]);
});

test("an edit leaves what lies outside its part alone", () => {
  const frame = { width: 64, height: 64, seed: 1 };
  const entry = entries.find(({ part, change }) => part !== undefined && change?.startsWith("add"));
  if (!entry) throw new Error("The list has no edit of a part.");
  const before = drawEntry({ ...entry, change: undefined }, frame).image.data;
  const after = drawEntry(entry, frame).image.data;
  expect(after.subarray(48 * 64 * 4)).toEqual(before.subarray(48 * 64 * 4));
  expect(after).not.toEqual(before);
});
