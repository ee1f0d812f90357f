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
