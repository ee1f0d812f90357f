import { expect, test } from "vitest";
import { dpmpp2m } from "./dpmpp-2m.ts";
import { dpmpp2mKarras } from "./dpmpp-2m-karras.ts";
import { relativeError } from "./scheduler-golden.test.fixture.ts";
import { schedulerContract } from "./scheduler.contract.ts";

schedulerContract(dpmpp2m);

test.each([
  ["algorithm_type", "sde-dpmsolver"],
  ["algorithm_type", "dpmsolver"],
  ["solver_order", 4],
  ["solver_type", "rk4"],
  ["use_lu_lambdas", true],
  ["thresholding", true],
  ["lambda_min_clipped", -5.1],
  ["variance_type", "learned_range"],
])("%s %s is refused", (field, value) => {
  const plan = () => dpmpp2m.plan({ [field]: value }, { steps: 4, strength: 1 });
  expect(plan).toThrow(`cannot do ${field} ${JSON.stringify(value)}`);
});

test("what diffusers writes for an option that is off is no demand", () => {
  const off = { lambda_min_clipped: Number.NEGATIVE_INFINITY, thresholding: false, use_lu_lambdas: false };
  expect(dpmpp2m.plan(off, { steps: 4, strength: 1 }).timesteps).toHaveLength(4);
});

test("a last step of no length, as Karras' levels have it above no noise, leaves the latents where they are", () => {
  const fields = {
    solver_order: 3,
    lower_order_final: false,
    final_sigmas_type: "sigma_min",
    solver_type: "heun",
  };
  const plan = dpmpp2mKarras.plan(fields, { steps: 4, strength: 1 });
  const latents = Float32Array.of(0.5, -0.25);
  const history = [Float32Array.of(0.1, 0.2), Float32Array.of(0.3, 0.4)];
  const { latents: moved } = plan.step({
    index: 3,
    latents,
    prediction: latents,
    history,
    noise: () => latents,
  });
  expect(relativeError(moved, latents)).toBeLessThan(1e-6);
});

test("a single step above no noise ends at the lowest level of the training, as more steps do", () => {
  const noise = Float32Array.of(1);
  const endOf = (steps: number) => {
    const plan = dpmpp2mKarras.plan({ final_sigmas_type: "sigma_min" }, { steps, strength: 1 });
    return plan.addNoise(Float32Array.of(0), noise, steps)[0];
  };
  expect(endOf(1)).toBeCloseTo(endOf(8) ?? Number.NaN, 6);
});
