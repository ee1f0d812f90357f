import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { planScene } from "./plan-scene.ts";
import { readOutline } from "./read-outline.ts";
import { MAX_OUTLINE, writeOutline } from "./write-outline.ts";

const PROMPTS: { prompt: string }[] = JSON.parse(
  readFileSync(new URL("curated-prompts.fixture.json", import.meta.url), "utf8"),
);
const MORE = [
  'an aerial portrait of a giant red wooden chair holding a cup, "A & B" on a neon sign',
  "app icon of a blue rocket",
  'a logo of a fox with the title "FOX"',
  'a birthday cake with "ANNA" in icing under the milky way',
  "a cat in a red hat and a man wearing sunglasses and a blue coat",
  "geese flying in a v formation over a lake, isometric",
  "un gato negro, 三只猫, ein rotes Haus",
  "a ring of mushrooms in the rain, isometric, pastel colours, high quality",
  "",
];

function outlineOf(prompt: string): string {
  return writeOutline(planScene(prompt, { width: 512, height: 512, seed: 3 })) ?? "";
}

function parsed(text: string): unknown {
  return JSON.parse(text);
}

test("what is written of a scene is read again, field by field, for every curated prompt", () => {
  for (const prompt of [...PROMPTS.map((curated) => curated.prompt), ...MORE]) {
    const text = outlineOf(prompt);
    const scene = readOutline(text);
    expect(scene, prompt).toBeDefined();
    if (scene) expect(parsed(writeOutline(scene) ?? ""), prompt).toEqual(parsed(text));
  }
});

test("an outline is small and holds no word that was not drawn", () => {
  const text = outlineOf("a red fox beside Zebulon Smith of 12 Quux Street, and 24 birds");
  expect(text).toContain('"fox"');
  expect(text).not.toMatch(/zebulon|smith|quux/i);
  expect(text.length).toBeLessThan(1500);
});

test("the scene of the fullest prompt there is fits", () => {
  const things = ["cat", "dog", "fish", "bird", "tree", "house", "flower", "boat"];
  const crowd = things.map(
    (thing) => `24 tiny red blue green wooden ${thing}s on a ${thing} behind the moon`,
  );
  const text = outlineOf(`${crowd.join(" and ")} "${"針".repeat(200)}" "${"\\".repeat(200)}"`);
  expect(JSON.parse(text).subjects.length).toBe(8);
  expect(text.length).toBeLessThan(MAX_OUTLINE);
});

const GOOD = outlineOf("two cats on a chair in a room");

test.each([
  ["nothing", ""],
  ["no JSON", "{"],
  ["a list", "[]"],
  ["null", "null"],
  ["a number", "7"],
  ["another version", GOOD.replace('"version":1', '"version":2')],
  ["a count without end", GOOD.replace('"count":2', '"count":1e9')],
  ["a broken count", GOOD.replace('"count":2', '"count":1.5')],
  ["a subject nobody draws", GOOD.replace('"name":"cat"', '"name":"gorgon"')],
  ["markup as a name", GOOD.replace('"asked":"cat"', '"asked":"</svg><script>"')],
  ["a size without end", GOOD.replace('"size":1', '"size":1e300')],
  ["a place nobody knows", GOOD.replace('"place":"room"', '"place":"__proto__"')],
  ["a colour that is none", GOOD.replace('"colours":[]', '"colours":["url(#x)"]')],
  [
    "control characters to letter",
    GOOD.replace('"lettering":[]', '"lettering":[{"text":"\\u202e","mount":"sign"}]'),
  ],
  ["more subjects than fit", GOOD.replace('"subjects":[', `"subjects":[${"{},".repeat(9)}`)],
  ["a deep nest", "[".repeat(4000) + "]".repeat(4000)],
  ["more than is ever written", `${GOOD}${" ".repeat(MAX_OUTLINE)}`],
])("an outline with %s is no outline", (_, text) => {
  expect(text).not.toBe(GOOD);
  expect(readOutline(text)).toBeUndefined();
});

test("keys of a prototype colour nothing", () => {
  const scene = readOutline(GOOD.replace('"colourOf":{}', '"colourOf":{"__proto__":"#ffffff"}'));
  expect(scene).toBeUndefined();
  expect(({} as Record<string, unknown>)["sky"]).toBeUndefined();
});
