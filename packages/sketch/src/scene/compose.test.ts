import { expect, test } from "vitest";
import { planScene } from "./plan-scene.ts";
import type { Spot } from "./scene.ts";

function pair(prompt: string, seed: number): [rider: Spot, mount: Spot] {
  const { subjects } = planScene(prompt, { width: 512, height: 512, seed });
  const [rider, mount] = subjects.map(({ spots }) => spots[0]);
  if (!rider || !mount) throw new Error(`"${prompt}" was to have two subjects.`);
  return [rider, mount];
}

test("who rides a horse sits astride: as tall as a rider is, with feet beside its body", () => {
  for (const prompt of ["a woman riding a horse", "an astronaut riding a horse", "a man riding a bicycle"])
    for (const seed of [1, 2, 3]) {
      const [rider, mount] = pair(prompt, seed);
      expect(rider.height / mount.height).toBeGreaterThan(0.6);
      expect(rider.y).toBeLessThan(mount.y);
      expect(rider.y).toBeGreaterThan(mount.y - mount.height * 0.66);
    }
});

test("what is small stands on top of what is large", () => {
  for (const seed of [1, 2, 3]) {
    const [cup, table] = pair("a cup on a table", seed);
    expect(cup.y).toBeCloseTo(table.y - table.height * 0.91, 2);
    expect(cup.height).toBeLessThan(table.height * 0.5);
  }
});

test("a tower stands by the street, a car on it", () => {
  const scene = planScene("a skyscraper and a red car in a city", { width: 600, height: 600, seed: 2 });
  const foot = (name: string): number =>
    scene.subjects.find((subject) => subject.name === name)?.spots[0]?.y ?? 0;
  const kerb = scene.horizon + (1 - scene.horizon) * 0.33;
  expect(foot("skyscraper")).toBeLessThan(kerb);
  expect(foot("car")).toBeGreaterThan(kerb);
});

test("what is written on a cake lies on its front, in icing", () => {
  const scene = planScene('a birthday cake with "Happy 30" written on it', {
    width: 600,
    height: 400,
    seed: 2,
  });
  const [letters] = scene.lettering;
  const cake = scene.subjects.find(({ name }) => name === "cake")?.spots[0];
  expect(letters?.mount).toBe("icing");
  expect((letters?.box?.x ?? 0) + (letters?.box?.width ?? 0) / 2).toBeCloseTo(cake?.x ?? 0);
  expect((letters?.box?.y ?? 1) + (letters?.box?.height ?? 1)).toBeLessThan(cake?.y ?? 0);
  expect(
    planScene('a cake and a sign saying "HI"', { width: 600, height: 400, seed: 2 }).lettering[0]?.mount,
  ).toBe("sign");
});
