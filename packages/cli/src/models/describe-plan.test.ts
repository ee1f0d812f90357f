import type { PullPlan } from "@pinhole/server/models";
import { expect, test } from "vitest";
import { describePlan } from "./describe-plan.ts";

const everything = { generate: true, edit: true, mask: true, vary: true };
const plan: PullPlan = {
  models: [
    {
      name: "o/large",
      displayName: "o/large",
      from: { repository: "o/large", commit: "0".repeat(40), files: new Map() },
      licence: { name: "mit" },
      files: [{ path: "unet/x.safetensors", size: 7_000_000_000, state: "wanted" }],
      drawing: {
        kind: "stable-diffusion-xl",
        capabilities: everything,
        defaults: { steps: 25, guidanceScale: 5, nativeSize: 1024 },
        needs: [],
      },
      leftOut: [],
      variants: ["fp16"],
      weightBytes: 14_000_000_000,
      isComplete: false,
      plannedAt: 0,
    },
  ],
  needsRuntime: false,
};

test("what does not fit into the memory is said before it comes", () => {
  const memoryOf = (memoryBytes: number) =>
    describePlan(plan, { folder: "/models", memoryBytes }).find((line) => line.startsWith("  memory"));
  expect(memoryOf(64_000_000_000)).toBe("  memory    about 20.0 GB to draw 1024x1024");
  expect(memoryOf(16_000_000_000)).toBe(
    "  memory    about 20.0 GB to draw 1024x1024, more than the 16.0 GB there are here",
  );
});

test("a new name of the repository, and a scheduler that has to be named, are told", () => {
  const [model] = plan.models;
  const from = { ...model.from, renamedTo: "o/larger" };
  const models: PullPlan["models"] = [{ ...model, from, remark: "draw with --scheduler euler" }];
  const lines = describePlan({ ...plan, models }, { folder: "/models", memoryBytes: 2 ** 40 });
  expect(lines).toContain("  renamed    the hub calls it o/larger now");
  expect(lines).toContain("  scheduler  draw with --scheduler euler");
});
