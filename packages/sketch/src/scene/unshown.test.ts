import { expect, test } from "vitest";
import { planScene } from "./plan-scene.ts";

function notDrawn(prompt: string, transparent = false): string[] {
  return planScene(prompt, { width: 512, height: 512, seed: 3, transparent }).notDrawn;
}

test.each([
  ["a fox in a forest by a desert", ["desert"]],
  ["a cat in a kitchen in the snow", ["snow"]],
  ["a teapot on a table under a rainbow", ["rainbow"]],
  ["a fish underwater in autumn", ["autumn"]],
  ["an elephant spraying water in the desert", ["spraying", "water"]],
  ["a castle from dawn to dusk", ["dusk"]],
  ["a dragon guarding a pile of gold", ["guarding", "gold"]],
  ["a birthday card with roses", ["birthday", "card"]],
])("what the composition leaves out of %j is told", (prompt, missing) => {
  for (const word of missing) expect(notDrawn(prompt)).toContain(word);
});

test("a sticker has no place, sky or weather, and says so", () => {
  expect(notDrawn("a cat in a forest at night under the moon", true)).toEqual(["forest", "night", "moon"]);
});

test.each([
  "a boat on the sea at sunset",
  "a cat in a room at night",
  "palm trees on a beach by the ocean",
  "a moonlit city street",
  "a fish underwater in the sea",
  "a snowy village in winter",
  "a white horse on the grass under a blue sky",
])("nothing of %j is told as missing", (prompt) => {
  expect(notDrawn(prompt)).toEqual([]);
});

test("every word of a long unknown name is told", () => {
  const told = notDrawn("a fox with a blorf quux zorgle wibble frobnitz");
  for (const word of ["blorf", "quux", "zorgle", "wibble", "frobnitz"])
    expect(told.join(" ")).toContain(word);
});
