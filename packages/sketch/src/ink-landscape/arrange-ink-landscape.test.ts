import { expect, test } from "vitest";
import { planScene } from "../scene/plan-scene.ts";
import { sceneSvg } from "../scene/scene-svg.ts";
import { arrangeInkLandscape, isInkLandscape } from "./arrange-ink-landscape.ts";

const FRAME = { width: 400, height: 700, seed: 3 };

test("open country becomes a landscape of ink; streets, rooms and portraits stay what they are", () => {
  for (const open of ["a fox in a meadow", "a boat on a lake", "a village"])
    expect([open, isInkLandscape(planScene(`${open}, shan shui`, FRAME))]).toEqual([open, true]);
  for (const own of ["a city at night", "a cat in a room", "portrait of a fox", "logo of a fox"])
    expect([own, isInkLandscape(planScene(`${own}, shan shui`, FRAME))]).toEqual([own, false]);
});

test("subjects are about half as large as elsewhere and stay in the picture", () => {
  const small = planScene("three foxes in a meadow, shan shui", FRAME).subjects[0]?.spots ?? [];
  const large = planScene("three foxes in a meadow", FRAME).subjects[0]?.spots ?? [];
  expect(small).toHaveLength(3);
  small.forEach(({ x, y, height }, index) => {
    expect(height).toBeLessThan((large[index]?.height ?? 0) * 0.6);
    expect(Math.abs(x - 0.5)).toBeLessThan(0.5);
    expect(y).toBeGreaterThan(0.8);
    expect(y).toBeLessThan(0.97);
  });
});

test("a rider keeps its seat", () => {
  const plain = planScene("a person on a horse in the mountains", FRAME);
  const ink = structuredClone(plain);
  arrangeInkLandscape(ink);
  const between = (scene: typeof plain): { x: number; y: number } => {
    const of = (name: string): { x: number; y: number } =>
      scene.subjects.find((subject) => subject.name === name)?.spots[0] ?? { x: 0, y: 0 };
    return { x: of("person").x - of("horse").x, y: of("person").y - of("horse").y };
  };
  expect(between(plain).y).not.toBe(0);
  expect(between(ink).x).toBeCloseTo(between(plain).x * 0.56);
  expect(between(ink).y).toBeCloseTo(between(plain).y * 0.56);
});

test("a place whose subjects are none is drawn too, wide and tall, without a number that is none", () => {
  for (const [width, height] of [
    [700, 300],
    [300, 700],
    [64, 64],
  ] as const) {
    const svg = sceneSvg(planScene("a mountain village at night, sumi-e", { width, height, seed: 8 }));
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  }
});

test("what ink on empty paper cannot show is told", () => {
  expect(planScene("a rainbow over a meadow, shan shui", FRAME).notDrawn).toEqual(["rainbow"]);
  expect(planScene("a rainbow over a meadow", FRAME).notDrawn).toEqual([]);
});
