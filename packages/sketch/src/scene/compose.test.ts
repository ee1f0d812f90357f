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
