import { expect, test } from "vitest";
import { schedulerContract } from "./scheduler.contract.ts";
import { unipc } from "./unipc.ts";

schedulerContract(unipc);

test("an end that only the first order reaches is refused to the second", () => {
  const plan = (fields: Record<string, unknown>) => unipc.plan(fields, { steps: 4, strength: 1 }).timesteps;
  expect(() => plan({ lower_order_final: false })).toThrow("without lower_order_final");
  expect(plan({ lower_order_final: false, final_sigmas_type: "sigma_min" })).toHaveLength(4);
  expect(plan({ lower_order_final: false, solver_order: 1 })).toHaveLength(4);
});

test("a last step of no length leaves the latents where they are, in the third order too", () => {
  const fields = {
    solver_order: 3,
    lower_order_final: false,
    final_sigmas_type: "sigma_min",
    use_karras_sigmas: true,
  };
  const plan = unipc.plan(fields, { steps: 5, strength: 1 });
  let latents: Float32Array = Float32Array.of(0.5, -0.25);
  let history: readonly Float32Array[] = [];
  for (const index of plan.timesteps.keys()) {
    const prediction = latents.map((value) => value * 0.5);
    ({ latents, history } = plan.step({ index, latents, prediction, history, noise: () => latents }));
    expect([index, ...latents].every(Number.isFinite)).toBe(true);
  }
  expect(history[0]).toEqual(latents);
});
