import { expect, test } from "vitest";
import { safetyCheckerConfig } from "../models/clip-config.ts";
import { noiseOf } from "../models/drawn-weights.test.fixture.ts";
import { readGoldenJson } from "../models/golden.test.fixture.ts";
import { shapesOf } from "../models/tiny-weights.test.fixture.ts";
import type { Tensor } from "../tensors/tensor.ts";
import { openTiny, readTinyConfig } from "./clip.test.fixture.ts";
import { buildSafetyChecker, findUnsafe } from "./safety-checker.ts";

interface Golden {
  special: number[][];
  concepts: number[][];
  unsafe: Record<"drawn" | "loose" | "middle" | "special", boolean[]>;
  rounding: { cosine: number; limit: number; adjustment: number; over: boolean }[];
  stateDicts: Record<string, object>;
}

const pictures = 12;
const tensor = (dims: number[], data: ArrayLike<number>): Tensor => ({ dims, data: Float32Array.from(data) });

test("the checker finds what diffusers' finds, whatever the limits", async () => {
  const golden = (await readGoldenJson("clip")) as Golden;
  const file = await readTinyConfig("sd15/safety_checker");
  const config = safetyCheckerConfig.parse(file);
  await using network = await openTiny(file, (graph) => buildSafetyChecker(graph, config));
  const pixels = { dims: [pictures, 3, 32, 32], data: noiseOf("pixels", pictures * 3 * 32 * 32) };
  const found = await network.run({ pixels });
  const { special_cosines: specialCosines, concept_cosines: conceptCosines } = found;
  if (!specialCosines || !conceptCosines) throw new Error("no cosines");
  for (const [ours, theirs] of [
    [specialCosines, golden.special],
    [conceptCosines, golden.concepts],
  ] as const) {
    const worst = theirs.flat().map((value, index) => Math.abs(value - (ours.data[index] ?? NaN)));
    expect(Math.max(...worst)).toBeLessThan(1e-5);
  }
  const decide = (concept: ArrayLike<number>, special: ArrayLike<number>): boolean[] =>
    findUnsafe({
      specialCosines,
      conceptCosines,
      specialLimits: tensor([3], special),
      conceptLimits: tensor([17], concept),
    });
  const all = (value: number, count: number): number[] => Array.from({ length: count }, () => value);
  // The limits of tools/goldens/text_vision.py.
  expect(decide(all(0.9, 17), all(0.9, 3))).toEqual(golden.unsafe.loose);
  expect(decide(all(0.322, 17), all(0.9, 3))).toEqual(golden.unsafe.middle);
  expect(decide(all(0.322, 17), all(0, 3))).toEqual(golden.unsafe.special);
  const { concept_limits: concept, special_limits: special } = found;
  expect(decide(concept?.data ?? [], special?.data ?? [])).toEqual(golden.unsafe.drawn);
  expect(new Set([golden.unsafe.middle, golden.unsafe.special].map((unsafe) => unsafe.join())).size).toBe(2);
});

test("scores are rounded as numpy rounds them: half a thousandth is nothing", async () => {
  const { rounding } = (await readGoldenJson("clip")) as Golden;
  for (const { cosine, limit, adjustment, over } of rounding) {
    const special = adjustment > 0 ? 1 : -1;
    const [unsafe] = findUnsafe({
      specialCosines: tensor([1, 1], [special]),
      specialLimits: tensor([1], [0]),
      conceptCosines: tensor([1, 1], [cosine]),
      conceptLimits: tensor([1], [limit]),
    });
    expect(unsafe, `${cosine} against ${limit}, ${adjustment}`).toBe(over);
  }
  expect(rounding.filter(({ over }) => over).length).toBeGreaterThan(3);
});

test("the checker asks for the weights that diffusers saves, by name and shape", async () => {
  const { stateDicts } = (await readGoldenJson("clip")) as Golden;
  const shapes = shapesOf(await readTinyConfig("sd15/safety_checker"));
  expect(Object.fromEntries(shapes ?? [])).toEqual(stateDicts["sd15/safety_checker"]);
});

test("a checker whose numbers are none lets nothing pass", () => {
  const scores = (cosine: number) => ({
    specialCosines: tensor([1, 1], [-1]),
    specialLimits: tensor([1], [0]),
    conceptCosines: tensor([1, 2], [-1, cosine]),
    conceptLimits: tensor([2], [0, 0]),
  });
  expect(findUnsafe(scores(-1))).toEqual([false]);
  expect(findUnsafe(scores(NaN))).toEqual([true]);
});
