import { expect, test } from "vitest";
import { createLight } from "../../colour/light.ts";
import { planScene } from "../../scene/plan-scene.ts";
import { sceneSvg } from "../../scene/scene-svg.ts";
import { createBrush } from "../subject.ts";
import { SUBJECTS } from "../subjects.ts";
import { glyphArt } from "./glyph-art.ts";
import { GLYPH_ROWS } from "./glyph-rows.ts";
import { glyphSubject } from "./glyph-subject.ts";

const LINES = GLYPH_ROWS;

function drawn(line: string, colours: string[] = []): string {
  const subject = glyphSubject(line);
  return subject.draw(
    createBrush(subject, {
      seed: 1,
      element: "one",
      light: createLight("noon", 0),
      lightFrom: 1,
      facing: 1,
      distance: 0,
      season: "none",
      colours,
    }),
  );
}

function lineOf(name: string): string {
  return LINES.find((line) => line.startsWith(`${name} |`)) ?? "";
}

test("every listed glyph is in its package and made of plain fills", () => {
  for (const line of LINES) {
    const art = glyphArt(line.split(" | ")[1] ?? "");
    expect(art, line).toMatch(/^<(?:g|path|circle)/);
    expect(art, line).not.toMatch(/url\(|href|<(?!g|path|circle|ellipse|rect|\/)/);
  }
});

test("a glyph that is not listed is nothing", () => {
  expect(glyphArt("grinning-face")).toBe("");
});

test("no two subjects have the same name, and none shares a word with another", () => {
  const names = SUBJECTS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  const words = SUBJECTS.flatMap((subject) => subject.words);
  expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
});

test("the art's own colours never reach the picture unlit", () => {
  const own = [...glyphArt("tractor").matchAll(/fill="(#[\da-f]{6})"/g)].map(([, hex]) => hex);
  expect(own.length).toBeGreaterThan(3);
  for (const hex of own) expect(drawn(lineOf("tractor"))).not.toContain(`"${hex}"`);
});

test("a colour asked for takes the place of the main one", () => {
  expect(drawn(lineOf("octopus"), ["#3a72c0"])).not.toBe(drawn(lineOf("octopus")));
  expect(drawn(lineOf("rhino"), ["#d23b34"])).not.toBe(drawn(lineOf("rhino")));
});

test("a line of another form is refused", () => {
  expect(() => glyphSubject("cat")).toThrow("Not a line");
});

test("a head without a body has shoulders cut by the lower edge of a scene, and none on a sticker", () => {
  const frame = { width: 512, height: 512, seed: 3 };
  const scene = planScene("a lion in the desert", frame);
  const [spot] = scene.subjects[0]?.spots ?? [];
  expect(spot?.y).toBeGreaterThan(0.8);
  const inScene = sceneSvg(scene).match(/ 130H/g)?.length ?? 0;
  const alone = sceneSvg(planScene("sticker of a lion", frame)).match(/ 130H/g)?.length ?? 0;
  expect([inScene > 0, alone]).toEqual([true, 0]);
});
