import { expect, test } from "vitest";
import { dpmpp2m } from "./dpmpp-2m.ts";
import { schedulerContract } from "./scheduler.contract.ts";

schedulerContract(dpmpp2m);

test.each([
  ["algorithm_type", "sde-dpmsolver++"],
  ["algorithm_type", "dpmsolver"],
  ["solver_order", 3],
  ["solver_type", "heun"],
  ["use_lu_lambdas", true],
  ["thresholding", true],
  ["lambda_min_clipped", -5.1],
])("%s %s is refused", (field, value) => {
  const plan = () => dpmpp2m.plan({ [field]: value }, { steps: 4, strength: 1 });
  expect(plan).toThrow(`cannot do ${field} ${JSON.stringify(value)}`);
});
