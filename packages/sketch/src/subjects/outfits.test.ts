import { expect, test } from "vitest";
import { createLight } from "../colour/light.ts";
import { person } from "./person.ts";
import { createBrush } from "./subject.ts";

function drawnAs(word: string, colours: string[] = []): string {
  const options = {
    seed: 1,
    element: "person 0",
    lightFrom: 1,
    facing: 1,
    distance: 0,
    season: "none",
  } as const;
  return person.draw(createBrush(person, { ...options, light: createLight("noon", 0), colours, word }));
}

test("people of different trades look different, the same ones alike", () => {
  const words = ["chef", "doctor", "firefighter", "knight", "pirate", "viking", "police officer", "wizard"];
  expect(new Set(words.map((word) => drawnAs(word))).size).toBe(words.length);
  expect(drawnAs("cook")).toBe(drawnAs("baker"));
});

test("a colour the prompt names beats the trade's", () => {
  expect(drawnAs("chef", ["#d23b34"])).not.toBe(drawnAs("chef"));
});

test("a word that is no trade is drawn all the same", () => {
  expect(drawnAs("constructor")).toContain("<path");
});
