import { expect, test } from "vitest";
import { deis } from "./deis.ts";
import { schedulerContract } from "./scheduler.contract.ts";

schedulerContract(deis);

test.each([
  ["algorithm_type", "sde-dpmsolver++"],
  ["solver_order", 4],
  ["rescale_betas_zero_snr", true],
])("%s %s is refused", (field, value) => {
  const plan = () => deis.plan({ [field]: value }, { steps: 4, strength: 1 });
  expect(plan).toThrow(`cannot do ${field} ${JSON.stringify(value)}`);
});

test("algorithms and solver types of other solvers are read as its own", () => {
  const own = deis.plan({}, { steps: 4, strength: 1 });
  const others = deis.plan({ algorithm_type: "dpmsolver++", solver_type: "bh2" }, { steps: 4, strength: 1 });
  expect(others.timesteps).toEqual(own.timesteps);
});
