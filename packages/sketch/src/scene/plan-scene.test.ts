import * as fc from "fast-check";
import { expect, test } from "vitest";
import { planScene } from "./plan-scene.ts";

const FRAME = { width: 512, height: 512, seed: 7 };

test("a scene is plain JSON", () => {
  const scene = planScene("three red boats on a stormy sea, AHOY on a sign", FRAME);
  expect(JSON.parse(JSON.stringify(scene))).toEqual(scene);
});

test("every subject gets as many spots as it counts, inside the picture", () => {
  const things = fc.constantFrom("fox", "boat", "bird", "fish", "house", "robot", "pine", "planet", "whale");
  const place = fc.constantFrom(
    "sea",
    "meadow",
    "forest",
    "room",
    "space",
    "underwater",
    "lake",
    "city",
    "beach",
    "desert",
    "mountains",
    "village",
  );
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), things), { minLength: 1, maxLength: 4 }),
      place,
      fc.integer({ min: 0, max: 9999 }),
      (list, where, seed) => {
        const prompt = `${list.map(([count, thing]) => `${count} ${thing}`).join(", ")}, ${where}`;
        for (const { count, spots } of planScene(prompt, { ...FRAME, seed }).subjects) {
          expect(spots).toHaveLength(count);
          for (const { x, y, height } of spots) {
            expect(x).toBeGreaterThan(-0.05);
            expect(x).toBeLessThan(1.05);
            expect(y).toBeGreaterThan(0);
            expect(y).toBeLessThan(1.1);
            expect(height).toBeGreaterThan(0.02);
          }
        }
      },
    ),
    { numRuns: 200 },
  );
});

test("what a robot holds is in its hand", () => {
  const [robot, flower] = planScene("a robot holding a flower", FRAME).subjects;
  const [bearer, held] = [robot?.spots[0], flower?.spots[0]];
  expect(Math.abs((bearer?.x ?? 0) - (held?.x ?? 9))).toBeLessThan(0.25);
  expect(held?.y).toBeLessThan(bearer?.y ?? 0);
});

test("a boat floats at sea and stands on land", () => {
  expect(planScene("a boat on the sea", FRAME).subjects[0]?.realm).toBe("water");
  expect(planScene("a boat in the desert", FRAME).subjects[0]?.realm).toBe("ground");
});

function grounded(prompt: string): number {
  return planScene(prompt, FRAME).subjects.filter(({ realm, on }) => realm === "ground" && on === undefined)
    .length;
}

test("a lighthouse at sea gets firm ground, a sailor on a boat does not", () => {
  expect(grounded("a lighthouse by the sea")).toBe(1);
  expect(grounded("a sailor on a boat")).toBe(0);
});

test("night, storm and indoor scenes take their own light", () => {
  expect(planScene("a storm at sea", FRAME).time).toBe("storm");
  expect(planScene("a cat in a room at sunset", FRAME).time).toBe("indoor");
  expect(planScene("a house under the stars", FRAME)).toMatchObject({
    time: "night",
    sky: { stars: true, sun: false },
  });
});

test("planning a picture takes milliseconds, once the words are read", () => {
  const frame = { width: 1024, height: 1024, seed: 1 };
  planScene("a schnauzer", frame);
  const started = performance.now();
  for (let seed = 0; seed < 20; seed++)
    planScene("three blue schnauzers left of a bungalow by the sea at dusk, «HELLO» on a sign", {
      ...frame,
      seed,
    });
  expect((performance.now() - started) / 20).toBeLessThan(10);
});

test("a bat is an animal, unless somebody plays with it", () => {
  const named = (prompt: string): string[] =>
    planScene(prompt, { width: 300, height: 300, seed: 1 }).subjects.map(({ name }) => name);
  expect(named("a bat in a forest")).toEqual(["bat"]);
  expect(named("a bat and a ball")).toEqual(["baseball bat", "ball"]);
  expect(named("a baseball player with a bat")).toContain("baseball bat");
});

test("a mountain lake has mountains behind it, and the Milky Way is more than stars", () => {
  const frame = { width: 300, height: 300, seed: 1 };
  expect(planScene("a mountain lake at dawn", frame).land).toBe(true);
  expect(planScene("a lake at dawn", frame).land).toBe(false);
  expect(planScene("the milky way over mountains", frame).sky).toMatchObject({ galaxy: true, moon: "none" });
  expect(planScene("stars over mountains", frame).sky.galaxy).toBeUndefined();
});

test("northern lights hang in a dark sky and are told, and told to be missing where a composition has no sky for them", () => {
  const frame = { width: 300, height: 300, seed: 1 };
  const lit = planScene("northern lights over a lake", frame);
  expect([lit.time, lit.sky.aurora, lit.notDrawn]).toEqual(["night", true, []]);
  expect(planScene("an isometric house under the northern lights", frame).notDrawn).toEqual([
    "northern lights",
  ]);
});
