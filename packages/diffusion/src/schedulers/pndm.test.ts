import { expect, test } from "vitest";
import { pndm } from "./pndm.ts";
import { schedulerContract } from "./scheduler.contract.ts";

schedulerContract(pndm);

test("a checkpoint that wants the Runge-Kutta warm-up is refused, not drawn without", () => {
  const config = { _class_name: "PNDMScheduler", skip_prk_steps: false };
  expect(() => pndm.plan(config, { steps: 4, strength: 1 })).toThrow("skip_prk_steps false");
  expect(pndm.plan({ ...config, skip_prk_steps: true }, { steps: 4, strength: 1 }).timesteps).toHaveLength(5);
});
