import { expect, test } from "vitest";
import { createLight } from "../colour/light.ts";
import { lookOf } from "./person-look.ts";
import { person } from "./person.ts";
import { createBrush } from "./subject.ts";
import type { Brush } from "./subject.ts";

function brushFor(word: string, wears?: string): Brush {
  return createBrush(person, {
    seed: 3,
    element: "person 0",
    light: createLight("noon", 0),
    lightFrom: 1,
    facing: 1,
    distance: 0,
    season: "none",
    colours: ["#c02020"],
    word,
    wears,
  });
}

test("a woman, a man, a girl and a boy look different, whatever the chance", () => {
  const looks = ["woman", "man", "girl", "boy"].map((word) => lookOf(brushFor(word)).look);
  expect(looks.map(({ child }) => child)).toEqual([false, false, true, true]);
  expect(looks.map(({ hair }) => hair === "short")).toEqual([false, true, false, true]);
  const drawn = ["woman", "man", "girl", "boy"].map((word) => person.draw(brushFor(word)));
  expect(new Set(drawn).size).toBe(4);
});

test("a coat, a dress and a kimono have their own outline, in the colour asked for", () => {
  expect(
    ["coat", "dress", "kimono", "shirt"].map((wears) => lookOf(brushFor("woman", wears)).look.bottom),
  ).toEqual(["coat", "skirt", "robe", "trousers"]);
  const red = brushFor("woman", "coat");
  expect(person.draw(brushFor("woman", "coat"))).toContain(red.main(0));
});

test("a king wears a crown, a wizard a hat, and nobody else either", () => {
  expect(lookOf(brushFor("king")).look.head).toBe("crown");
  expect(lookOf(brushFor("wizard")).look.head).toBe("pointed hat");
  expect(lookOf(brushFor("person")).look.head).toBeUndefined();
});
