import { expect, test } from "vitest";
import { planScene } from "./plan-scene.ts";
import type { Scene, Spot } from "./scene.ts";

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];

function planned(prompt: string): Scene[] {
  return SEEDS.map((seed) => planScene(prompt, { width: 1024, height: 1024, seed }));
}

function spotOf(scene: Scene, name: string): Spot {
  const spot = scene.subjects.find((subject) => subject.name === name)?.spots[0];
  if (!spot) throw new Error(`${name} has no spot`);
  return spot;
}

test.for([
  ["a cat left of a house", "left of", (cat: Spot, house: Spot) => cat.x < house.x],
  ["a cat to the right of a house", "right of", (cat: Spot, house: Spot) => cat.x > house.x],
  ["a cat behind a house", "behind", (cat: Spot, house: Spot) => cat.y < house.y],
  ["a cat in front of a house", "in front of", (cat: Spot, house: Spot) => cat.y > house.y],
  ["a cat next to a house", "beside", (cat: Spot, house: Spot) => Math.abs(cat.x - house.x) < 0.6],
] as const)("%s", ([prompt, relation, holds]) => {
  for (const scene of planned(prompt)) {
    expect(scene.relations).toEqual([{ subject: "cat", relation, to: "house" }]);
    expect(holds(spotOf(scene, "cat"), spotOf(scene, "house"))).toBe(true);
  }
});

test("what flies over a thing is above its top", () => {
  for (const scene of planned("a bird flying over a castle")) {
    const castle = spotOf(scene, "castle");
    expect(spotOf(scene, "bird").y).toBeLessThan(castle.y - castle.height * 0.5);
    expect(Math.abs(spotOf(scene, "bird").x - castle.x)).toBeLessThan(0.25);
  }
});

test("a thing between two others is", () => {
  for (const scene of planned("a dog between a tree and a house")) {
    const sides = [spotOf(scene, "tree").x, spotOf(scene, "house").x];
    expect(spotOf(scene, "dog").x).toBeGreaterThan(Math.min(...sides));
    expect(spotOf(scene, "dog").x).toBeLessThan(Math.max(...sides));
  }
});

test("relations to the sky are kept, and move nothing", () => {
  for (const scene of planned("a fox under a full moon"))
    expect(scene.relations).toEqual([{ subject: "fox", relation: "under", to: "moon" }]);
});

test("everything stays inside the picture, whatever is said of it", () => {
  const prompt =
    "a cat behind a house left of a tree beside a car in front of a dog between a horse and a cow";
  for (const scene of planned(prompt)) {
    for (const spot of scene.subjects.flatMap(({ spots }) => spots)) {
      expect(spot.x).toBeGreaterThanOrEqual(0);
      expect(spot.x).toBeLessThanOrEqual(1);
      expect(spot.y).toBeLessThanOrEqual(1);
    }
  }
});

test("a close-up is nearer than a wide shot", () => {
  const [near, far] = ["close-up of a fox", "wide shot of a fox"].map((prompt) => planned(prompt)[0]);
  if (!near || !far) throw new Error("no scene");
  expect(near.camera).toBe("close-up");
  expect(far.camera).toBe("wide");
  expect(spotOf(near, "fox").height).toBeGreaterThan(spotOf(far, "fox").height * 1.5);
});

test("moods choose how strong the colours are, and a request's own word wins", () => {
  const [gloomy, bright] = ["a gloomy castle", "a vibrant castle"].map((prompt) => planned(prompt)[0]?.tone);
  expect([gloomy, bright]).toEqual(["natural", "vivid"]);
  expect(planScene("a gloomy castle", { width: 512, height: 512, seed: 1, tone: "vivid" }).tone).toBe(
    "vivid",
  );
});

test("what a thing is made of is kept", () => {
  const [boat, horse] = ["a wooden boat", "a horse made of wood"].map((p) => planned(p)[0]?.subjects[0]);
  expect(boat).toMatchObject({ name: "boat", material: "wooden" });
  expect(horse).toMatchObject({ name: "horse", material: "wooden" });
});

test("what is reflected in a lake stands at its far shore with its image before it", () => {
  const scene = planScene("a castle reflected in a lake", { width: 1024, height: 1024, seed: 3 });
  const [castle] = scene.subjects;
  const plain = planScene("a castle at a lake", { width: 1024, height: 1024, seed: 3 }).subjects[0];
  expect([castle?.realm, plain?.realm]).toEqual(["water", "ground"]);
  expect(castle?.spots[0]?.y).toBeGreaterThan(scene.horizon);
  expect(castle?.spots[0]?.y).toBeLessThan(scene.horizon + 0.1);
  expect(scene.notDrawn).toEqual([]);
});

test("what is reflected in the water stands at a lake when no place is named", () => {
  const scene = planScene("a castle reflected in the water", { width: 1024, height: 1024, seed: 3 });
  expect([scene.place, scene.subjects[0]?.realm]).toEqual(["lake", "water"]);
});

test("a reflection in no water is told as not drawn", () => {
  expect(planScene("a cat reflected in a mirror", { width: 1024, height: 1024, seed: 3 }).notDrawn).toEqual([
    "reflected in mirror",
  ]);
});
