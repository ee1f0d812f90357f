import { expect, test } from "vitest";
import { planScene } from "../scene/plan-scene.ts";
import { readOutline } from "../scene/read-outline.ts";
import { writeOutline } from "../scene/write-outline.ts";
import { findSubject } from "./subjects.ts";
import { canWear, drawWorn } from "./wearing.ts";

function put(wearer: string, thing: string, word?: string): string {
  const [one, other] = [findSubject(wearer), findSubject(thing)];
  if (!one || !other) throw new Error("both are subjects");
  return drawWorn(one, { subject: other, draw: ({ name }) => `<!--${name}-->` }, { word });
}

test("a hat is drawn on a head, and nothing on what has none", () => {
  expect(put("cat", "top hat")).toMatch(/^<g transform="translate\([^"]+"><!--top hat--><\/g>$/);
  expect(put("house", "top hat")).toBe("");
  expect(canWear("cat", "car")).toBe(false);
  expect(canWear("toString", "constructor")).toBe(false);
});

test("a child's hat sits lower than a woman's", () => {
  const rise = (word: string): number =>
    Number(/translate\(\S+ (\S+)\)/.exec(put("person", "cap", word))?.[1]);
  expect(rise("girl")).toBeGreaterThan(rise("woman") + 10);
});

test("what somebody has on survives the picture's metadata, and only what we know of", () => {
  const scene = planScene("a fox with a red scarf", { width: 512, height: 512, seed: 1 });
  const text = writeOutline(scene) ?? "";
  expect(readOutline(text)?.subjects[0]?.dress).toEqual([
    { name: "scarf", asked: "scarf", colours: ["#d23b34"], colourWords: ["red"] },
  ]);
  expect(readOutline(text.replace('"name":"scarf"', '"name":"<svg>"'))).toBeUndefined();
});
