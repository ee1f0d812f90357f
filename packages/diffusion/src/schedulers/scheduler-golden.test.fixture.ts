import { readFileSync } from "node:fs";
import { createNoiseGenerator } from "../noise/random-normal.ts";
import type { SchedulePlan, SchedulerConfig } from "./scheduler.ts";

/** One case of tools/goldens/schedulers.py: what diffusers made of a start and of a network that is a formula. */
export interface SchedulerGolden {
  scheduler: string;
  config: SchedulerConfig;
  steps: number;
  strength: number;
  /** Of cases whose flow is shifted by the size of the picture. */
  tokens?: number;
  timesteps: Float32Array;
  /** How much noise each step starts from. */
  levels: Float32Array;
  initialScale: number;
  firstInput: Float32Array;
  /** Samples of 16: after each step, or where there are 20 steps and more after every tenth and the last. */
  trajectory: Float32Array[];
}

const sampleLength = 16;

/** @returns the cases of one scheduler */
export function readSchedulerGoldens(name: string): SchedulerGolden[] {
  const file = readFileSync(new URL("../../fixtures/goldens/schedulers.json", import.meta.url), "utf8");
  const rows = JSON.parse(file) as Record<keyof SchedulerGolden, never>[];
  return rows
    .filter(({ scheduler }) => scheduler === name)
    .map((row) => {
      const trajectory = unpack(row.trajectory);
      const count = trajectory.length / sampleLength;
      return {
        ...(row as unknown as SchedulerGolden),
        timesteps: unpack(row.timesteps),
        levels: unpack(row.levels),
        firstInput: unpack(row.firstInput),
        trajectory: Array.from({ length: count }, (_, at) =>
          trajectory.slice(at * sampleLength, (at + 1) * sampleLength),
        ),
      };
    });
}

function unpack(base64: string): Float32Array {
  const bytes = Uint8Array.from(Buffer.from(base64, "base64"));
  return new Float32Array(bytes.buffer);
}

/** @returns the first scaled input and the samples that the golden keeps */
export function runPlan(
  plan: SchedulePlan,
  golden: SchedulerGolden,
): { firstInput: Float32Array; trajectory: Float32Array[] } {
  const [start, clean, weights] = [1, 2, 3].map((seed) => createNoiseGenerator(seed).randn(sampleLength));
  if (!start || !clean || !weights) throw new Error("three draws");
  const generator = createNoiseGenerator(4);
  let latents =
    golden.strength < 1 ? plan.addNoise(clean, start, 0) : start.map((value) => value * plan.initialScale);
  let history: readonly Float32Array[] = [];
  const firstInput = plan.scaleInput(latents, 0);
  const trajectory: Float32Array[] = [];
  for (const [index, timestep] of plan.timesteps.entries()) {
    const input = plan.scaleInput(latents, index);
    const share = Math.fround(1 - timestep / 2000);
    const prediction = input.map((value, at) => value * 0.25 + Math.fround((weights[at] ?? 0) * share));
    const noise = (): Float32Array => generator.randn(sampleLength);
    ({ latents, history } = plan.step({ index, latents, prediction, history, noise }));
    const isLast = index === plan.timesteps.length - 1;
    if (golden.steps < 20 || (index + 1) % 10 === 0 || isLast) trajectory.push(latents);
  }
  return { firstInput, trajectory };
}

/**
 * @returns the largest difference between two samples, relative to the largest value. Not value by value: torch's own
 * square root (MKL's) is off by a bit here and there, differently on different processors, and where terms cancel out
 * that bit is what is left.
 */
export function relativeError(found: Float32Array, expected: Float32Array): number {
  if (found.length !== expected.length) return Number.POSITIVE_INFINITY;
  const differences = found.map((value, index) => Math.abs(value - (expected[index] ?? 0)));
  return largest(differences) / (largest(expected) || 1);
}

function largest(values: Float32Array): number {
  return values.reduce((most, value) => (Math.abs(value) <= most ? most : Math.abs(value)), 0);
}
