import { describe, expect, test } from "vitest";
import { planScene } from "./plan-scene.ts";
import type { Scene, Spot } from "./scene.ts";

function plan(prompt: string): Scene {
  return planScene(prompt, { width: 800, height: 800, seed: 5 });
}

function spotOf(scene: Scene, name: string, index = 0): Spot {
  const spot = scene.subjects.find((subject) => subject.name === name)?.spots[index];
  if (!spot) throw new Error(`no ${name} in the picture`);
  return spot;
}

test("an umbrella is held over who stands under it, in the street where it rains", () => {
  const scene = plan("a woman in a red coat under an umbrella in the rain");
  const [woman, umbrella] = [spotOf(scene, "person"), spotOf(scene, "umbrella")];
  expect(scene.place).toBe("city");
  expect(Math.abs(umbrella.x - woman.x)).toBeLessThan(umbrella.height * 0.5);
  expect(umbrella.y - umbrella.height).toBeLessThan(woman.y - woman.height);
});

test("a beach umbrella stands on the beach", () => {
  expect(plan("a beach umbrella").place).toBe("beach");
  expect(plan("an umbrella").place).toBe("meadow");
});

test("what is held by a string is a toy, what flies by itself is an airship", () => {
  const names = (prompt: string): string[] => plan(prompt).subjects.map(({ name }) => name);
  expect(names("a girl holding a red balloon")).toEqual(["person", "balloons"]);
  expect(names("a red balloon over the hills")).toEqual(["balloon"]);
});

test("a dog that somebody is with stands beside, and is in nobody's hand", () => {
  const scene = plan("a man with a dog");
  expect(scene.subjects[0]?.holds).toBeUndefined();
  expect(spotOf(scene, "dog").y).toBeGreaterThan(spotOf(scene, "person").y - 0.2);
});

describe("riders", () => {
  test("who were named together sit side by side", () => {
    const scene = plan("a white cat and a black dog on a blue sofa");
    const [cat, dog, sofa] = [spotOf(scene, "cat"), spotOf(scene, "dog"), spotOf(scene, "sofa")];
    for (const { y } of [cat, dog]) expect(y).toBeLessThan(sofa.y - sofa.height * 0.3);
    expect(Math.abs(cat.x - dog.x)).toBeGreaterThan(0.1);
  });

  test("have a mount each where there are as many", () => {
    const scene = plan("two knights on two horses");
    for (const index of [0, 1])
      expect(Math.abs(spotOf(scene, "person", index).x - spotOf(scene, "horse", index).x)).toBeLessThan(0.05);
  });

  test("sit, where people do", () => {
    expect(spotOf(plan("a man on a park bench"), "person").sits).toBe(true);
    expect(spotOf(plan("a cat on a park bench"), "cat").sits).toBeUndefined();
  });

  test("in something are behind its edge, on it before it", () => {
    const inside = plan("a kitten in a teacup");
    expect(spotOf(inside, "cat").order).toBeLessThan(spotOf(inside, "cup").y);
    const above = plan("a cat on a table");
    expect(spotOf(above, "cat").order).toBeGreaterThan(spotOf(above, "table").y);
  });

  test("stand in what itself stands on something", () => {
    const scene = plan("a bowl of apples on a table");
    const [apple, bowl, table] = [spotOf(scene, "apple"), spotOf(scene, "bowl"), spotOf(scene, "table")];
    expect(bowl.y).toBeLessThan(table.y - table.height * 0.5);
    expect(apple.y).toBeLessThan(bowl.y);
    expect(apple.order).toBeGreaterThan(bowl.order ?? 1);
  });

  test("of each other are all drawn", () => {
    for (const prompt of ["a cat on a dog on a cat", "a chair on a table on a chair", "a horse on a horse"])
      for (const { count, spots } of plan(prompt).subjects) expect(spots).toHaveLength(count);
  });
});
