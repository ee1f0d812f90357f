import { expect, test } from "vitest";
import { flowMatchEuler } from "./flow-match-euler.ts";
import { schedulerContract } from "./scheduler.contract.ts";

schedulerContract(flowMatchEuler);

test("a flow that is shifted by the size of the picture needs that size, and gets noisier with it", () => {
  const dynamic = { use_dynamic_shifting: true };
  const secondTimestep = (tokens: number) =>
    flowMatchEuler.plan(dynamic, { steps: 4, strength: 1, tokens }).timesteps[1] ?? 0;
  expect(secondTimestep(4096)).toBeGreaterThan(secondTimestep(256));
  expect(() => flowMatchEuler.plan(dynamic, { steps: 4, strength: 1 })).toThrow("use_dynamic_shifting");
});

test.each([
  { base_image_seq_len: 4096, max_image_seq_len: 4096 },
  { base_image_seq_len: 4095, max_image_seq_len: 4096, max_shift: 100 },
  { base_shift: 0, time_shift_type: "linear", base_image_seq_len: 1 },
])("shifts that come to nothing or to infinity are refused: %j", (fields) => {
  const config = { use_dynamic_shifting: true, ...fields };
  expect(() => flowMatchEuler.plan(config, { steps: 4, strength: 1, tokens: 1 })).toThrow("come to");
});

test("inverted sigmas are refused", () => {
  const plan = () => flowMatchEuler.plan({ invert_sigmas: true }, { steps: 4, strength: 1 });
  expect(plan).toThrow("cannot do invert_sigmas true");
});

test("a single step stays at the highest noise, however the rest would be stretched", () => {
  const { timesteps } = flowMatchEuler.plan({ shift_terminal: 0.3 }, { steps: 1, strength: 1 });
  expect([...timesteps]).toEqual([1000]);
});
