import { expect, test } from "vitest";
import { nearWord } from "./near-word.ts";

const words = ["serve", "run", "edit", "vary", "ls", "keys"];

test.each([
  ["sevre", "serve"],
  ["srve", "serve"],
  ["servee", "serve"],
  ["serbe", "serve"],
  ["runn", "run"],
  ["kyes", "keys"],
  ["sl", "ls"],
  ["erve", "serve"],
])("%s was meant to be %s", (typed, meant) => {
  expect(nearWord(typed, words)).toBe(meant);
});

test.each(["serve", "fox", "server2", "a", "", "moon"])("'%s' is left as it is", (typed) => {
  expect(nearWord(typed, words)).toBeUndefined();
});
