import { expect, test } from "vitest";
import { PLACES } from "../places/places.ts";
import { allNouns } from "./nouns.ts";
import { readPrompt } from "./read-prompt.ts";
import { isDrawable, knownNouns } from "./vocabulary.ts";

test("at least 10,000 nouns lead to something that is drawn", () => {
  const drawable = [...new Set([...allNouns(), ...knownNouns()])].filter(isDrawable);
  expect(drawable.length).toBeGreaterThanOrEqual(10_000);
});

test.for([
  ["schnauzer", "dog"],
  ["limousine", "car"],
  ["bungalow", "house"],
  ["sycamore", "tree"],
  ["catamaran", "boat"],
  ["percheron", undefined],
  ["astronaut", "astronaut"],
  ["dentist", "person"],
  ["larch", "pine"],
  ["mackerel", "fish"],
  ["woodpecker", "bird"],
  ["chrysanthemum", "flower"],
] as const)("a %s is drawn as a %s, and told as asked", ([noun, subject]) => {
  const [named] = readPrompt(`a ${noun}`).subjects;
  expect(named?.name).toBe(subject);
  if (subject !== undefined) expect(named?.asked).toBe(noun);
});

test.for(["freedom", "idea", "theory", "happiness", "scanner", "calculator", "algebra", "tuesday"])(
  "%s is not drawn as anything",
  (word) => {
    const reading = readPrompt(word);
    expect(reading.subjects).toEqual([]);
    expect(reading.places).toEqual([]);
    expect(reading.notDrawn).toEqual([word]);
  },
);

test("a colour before a noun stays a colour, though WordNet knows the red fox", () => {
  expect(readPrompt("a red fox").subjects[0]).toMatchObject({ name: "fox", colourWords: ["red"] });
});

test("every place the table names exists", () => {
  const places = new Set(PLACES.map(({ name }) => name));
  for (const noun of ["bedchamber", "creek", "ocean", "glacier", "taiga", "boulevard", "township"])
    for (const place of readPrompt(noun).places) expect(places).toContain(place);
});
