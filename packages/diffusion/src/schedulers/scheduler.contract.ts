import { describe, expect, test } from "vitest";
import { readSchedulerGoldens, relativeError, runPlan } from "./scheduler-golden.test.fixture.ts";
import { SchedulerError } from "./scheduler-error.ts";
import type { Scheduler, SchedulerConfig } from "./scheduler.ts";

const tolerance = 1e-5;

/** What every scheduler must do: diffusers' numbers, and no state. */
export function schedulerContract(scheduler: Scheduler): void {
  const goldens = readSchedulerGoldens(scheduler.name);
  const config: SchedulerConfig = goldens[0]?.config ?? {};

  describe(`the scheduler ${scheduler.name}`, () => {
    test("has cases of 1, 2, 4, 20 and 50 steps, and some that begin later", () => {
      const steps = new Set(goldens.map((golden) => golden.steps));
      expect([1, 2, 4, 20, 50].filter((count) => !steps.has(count))).toEqual([]);
      expect(goldens.some((golden) => golden.strength < 1)).toBe(true);
    });

    test.each(goldens.map((golden) => ({ golden, title: titleOf(golden.config), ...golden })))(
      "$steps steps at strength $strength with $title are diffusers'",
      ({ golden }) => {
        const plan = scheduler.plan(golden.config, golden);
        expect(relativeError(plan.timesteps, golden.timesteps)).toBeLessThan(tolerance);
        const levels = plan.timesteps.map((_, index) => levelAt(plan, index));
        expect(relativeError(levels, golden.levels)).toBeLessThan(tolerance);
        expect(plan.initialScale / golden.initialScale).toBeCloseTo(1, 6);
        expect(plan.beginsLater).toBe(golden.strength < 1);
        const { firstInput, trajectory } = runPlan(plan, golden);
        expect(relativeError(firstInput, golden.firstInput)).toBeLessThan(tolerance);
        expect(trajectory).toHaveLength(golden.trajectory.length);
        for (const [index, expected] of golden.trajectory.entries())
          expect(relativeError(trajectory[index] ?? new Float32Array(), expected)).toBeLessThan(tolerance);
      },
    );

    test("two pictures drawn by one plan in turns are those drawn one after the other", () => {
      const plan = scheduler.plan(config, { steps: 4, strength: 1 });
      const alone = [0.3, 0.9].map((start) => drawBy(plan, start));
      expect(drawBy(plan, 0.3)).toEqual(alone[0]);
      const together = drawTogether(plan, [0.3, 0.9]);
      expect(together).toEqual(alone);
    });

    test("a step changes nothing it is given", () => {
      const plan = scheduler.plan(config, { steps: 3, strength: 1 });
      const latents = Float32Array.of(0.5, -2);
      const prediction = Float32Array.of(1, 0.25);
      let history: readonly Float32Array[] = [];
      for (let index = 0; index < plan.timesteps.length; index += 1) {
        const kept = history.map((values) => Float32Array.from(values));
        const output = plan.step({ index, latents, prediction, history, noise: () => Float32Array.of(1, 1) });
        expect([latents, prediction]).toEqual([Float32Array.of(0.5, -2), Float32Array.of(1, 0.25)]);
        expect(history).toEqual(kept);
        history = output.history;
      }
    });

    test("a perfect prediction of clean latents ends at them", () => {
      const plan = scheduler.plan(config, { steps: 20, strength: 1 });
      const clean = Float32Array.of(0.5, -0.25);
      let latents = plan.addNoise(clean, Float32Array.of(1, -1), 0);
      let history: readonly Float32Array[] = [];
      for (let index = 0; index < plan.timesteps.length; index += 1) {
        const noise = (): Float32Array => Float32Array.of(0, 0);
        const prediction = perfectPrediction({ plan, index, latents, clean });
        const output = plan.step({ index, latents, prediction, history, noise });
        ({ latents, history } = output);
        expect(relativeError(output.clean, clean)).toBeLessThan(0.02);
      }
      // Where alpha is not taken to 1 at the end, 3 % of noise stay.
      expect(relativeError(latents, clean)).toBeLessThan(0.1);
    });

    test.each(trainingSteps(scheduler))("more steps than the training's %i are refused", (steps) => {
      const short = { ...config, num_train_timesteps: steps, original_inference_steps: steps };
      expect(() => scheduler.plan(short, { steps: steps + 1, strength: 1 })).toThrow(SchedulerError);
    });

    test("what it cannot do of a configuration is an error that names it", () => {
      const asked = {
        ...config,
        use_beta_sigmas: true,
        thresholding: true,
        prediction_type: "flow",
        shift: -1,
      };
      expect(() => scheduler.plan(asked, { steps: 4, strength: 1 })).toThrow(
        new RegExp(`The scheduler ${scheduler.name} cannot do \\w+ .* choose another scheduler`, "u"),
      );
    });
  });
}

/** A flow has no training steps to run out of. */
function trainingSteps({ name }: Scheduler): number[] {
  return name === "flow_match_euler" ? [] : [1, 10];
}

type Plan = ReturnType<Scheduler["plan"]>;

function titleOf(config: SchedulerConfig): string {
  const {
    beta_start: _start,
    beta_end: _end,
    skip_prk_steps: _skip,
    steps_offset: _offset,
    ...told
  } = config;
  return Object.entries(told)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(", ");
}

function levelAt(plan: Plan, index: number): number {
  return plan.addNoise(Float32Array.of(0), Float32Array.of(1), index)[0] ?? Number.NaN;
}

/** What an exact network of the kind `epsilon` (of flow schedulers: velocity) says. */
function perfectPrediction(at: {
  plan: Plan;
  index: number;
  latents: Float32Array;
  clean: Float32Array;
}): Float32Array {
  const { plan, index, latents, clean } = at;
  const one = plan.addNoise(Float32Array.of(1), Float32Array.of(0), index)[0] ?? 1;
  const level = levelAt(plan, index);
  // Velocity points from clean to noise; of it epsilon differs by the clean latents.
  const isFlow = Math.abs(one + level - 1) < 1e-6 && level > 0;
  return latents.map((value, at) => {
    const noise = (value - one * (clean[at] ?? 0)) / level;
    return isFlow ? noise - (clean[at] ?? 0) : noise;
  });
}

interface Drawing {
  latents: Float32Array;
  history: readonly Float32Array[];
}

function stepOnce(plan: Plan, index: number, { latents, history }: Drawing): Drawing {
  const prediction = plan.scaleInput(latents, index).map((value) => value * 0.3 + 0.1);
  return plan.step({
    index,
    latents,
    prediction,
    history,
    noise: () => latents.map((_, at) => at * 0.1 - 0.2),
  });
}

function begin(plan: Plan, start: number): Drawing {
  return {
    latents: Float32Array.of(start, -start, 1).map((value) => value * plan.initialScale),
    history: [],
  };
}

function drawBy(plan: Plan, start: number): Float32Array {
  let drawing = begin(plan, start);
  for (let index = 0; index < plan.timesteps.length; index += 1) drawing = stepOnce(plan, index, drawing);
  return drawing.latents;
}

function drawTogether(plan: Plan, starts: readonly number[]): Float32Array[] {
  let drawings = starts.map((start) => begin(plan, start));
  for (let index = 0; index < plan.timesteps.length; index += 1)
    drawings = drawings.map((drawing) => stepOnce(plan, index, drawing));
  return drawings.map(({ latents }) => latents);
}
