import { expect, test } from "vitest";
import { dpmpp2m } from "./dpmpp-2m.ts";
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
])("%s %s is refused", (field, value) => {
  const plan = () => dpmpp2m.plan({ [field]: value }, { steps: 4, strength: 1 });
  expect(plan).toThrow(`cannot do ${field} ${JSON.stringify(value)}`);
});

test("what diffusers writes for an option that is off is no demand", () => {
  const off = { lambda_min_clipped: Number.NEGATIVE_INFINITY, thresholding: false, use_lu_lambdas: false };
  expect(dpmpp2m.plan(off, { steps: 4, strength: 1 }).timesteps).toHaveLength(4);
});
