import { expect, test } from "vitest";
import { planScene } from "./plan-scene.ts";
import type { Spot } from "./scene.ts";

function spotsOf(prompt: string, seed: number, size: [number, number] = [512, 512]): Spot[] {
  const [width, height] = size;
  return planScene(prompt, { width, height, seed }).subjects[0]?.spots ?? [];
}

const SEEDS = [1, 2, 3, 4, 5, 6];

test("a row stands on one line, evenly, inside the picture", () => {
  for (const seed of SEEDS) {
    const spots = spotsOf("a row of seven penguins", seed, [900, 512]);
    expect(spots).toHaveLength(7);
    expect(new Set(spots.map(({ y }) => y)).size).toBe(1);
    const steps = spots.slice(1).map(({ x }, index) => x - (spots[index]?.x ?? 0));
    for (const step of steps) expect(step).toBeCloseTo(steps[0] ?? 0, 6);
    expect(Math.min(...spots.map(({ x }) => x))).toBeGreaterThan(0.05);
    expect(Math.max(...spots.map(({ x }) => x))).toBeLessThan(0.95);
  }
});

test("a pile narrows upwards", () => {
  for (const seed of SEEDS) {
    const rows = Map.groupBy(spotsOf("a pile of ten apples", seed), ({ y }) => y);
    const sizes = [...rows].toSorted(([one], [other]) => other - one).map(([, row]) => row.length);
    expect(sizes).toEqual([4, 3, 2, 1]);
  }
});

test("a ring looks inwards and leaves its middle free", () => {
  for (const seed of SEEDS)
    for (const { x, facing } of spotsOf("a ring of eight rabbits", seed))
      if (Math.abs(x - 0.5) > 0.05) expect(facing).toBe(x < 0.5 ? 1 : -1);
});

test("two of a kind make no row, and no arrangement is made up", () => {
  expect(
    planScene("two cats", { width: 512, height: 512, seed: 1 }).subjects[0]?.arrangement,
  ).toBeUndefined();
  expect(
    planScene("five cats", { width: 512, height: 512, seed: 1 }).subjects[0]?.arrangement,
  ).toBeUndefined();
});

test("a portrait fills most of the picture, in the middle", () => {
  for (const seed of SEEDS) {
    const [spot] = spotsOf("portrait of a cat", seed);
    expect(spot?.x).toBe(0.5);
    expect(spot?.height).toBeGreaterThan(0.6);
  }
});

test("an icon and a logo are told apart, and only when asked for", () => {
  const emblemOf = (prompt: string) => planScene(prompt, { width: 512, height: 512, seed: 1 }).emblem;
  expect(["app icon of a cat", "logo of a cat", "a cat"].map(emblemOf)).toEqual(["icon", "logo", undefined]);
});

test("a V of birds has its leader in front and two arms behind it, inside the sky", () => {
  const scene = planScene("seven geese flying in a v formation over the sea", {
    width: 800,
    height: 800,
    seed: 4,
  });
  const flock = scene.subjects.find(({ count }) => count === 7);
  const [leader, ...others] = flock?.spots ?? [];
  if (!leader) throw new Error("a flock has a leader");
  for (const { x } of others) expect((leader.x - x) * leader.facing).toBeGreaterThan(0);
  expect(others.filter(({ y }) => y > leader.y)).toHaveLength(3);
  expect(others.filter(({ y }) => y < leader.y)).toHaveLength(3);
  for (const { y } of flock?.spots ?? []) expect(y).toBeGreaterThan(0.05);
});
