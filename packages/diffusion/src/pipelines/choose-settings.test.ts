import { expect, test } from "vitest";
import { draw, edit } from "./draw.test.fixture.ts";
import { fakeModel, listen } from "./fake-model.test.fixture.ts";
import type { PipelineRequest } from "./pipeline-request.ts";
import { startMask, startPicture } from "./start-picture.test.fixture.ts";

const turbo = {
  _class_name: "EulerDiscreteScheduler",
  timestep_spacing: "trailing",
  beta_schedule: "scaled_linear",
};

test("too little strength for the steps is an error that says how many are enough", async () => {
  const model = fakeModel({ schedulerConfig: turbo });
  await expect(draw(model, { ...edit, steps: 1, strength: 0.5 })).rejects.toThrow(
    "1 step at strength 0.5: too little strength to leave any to draw with. Ask for 2 steps or more, or for more strength.",
  );
  await expect(draw(model, { ...edit, steps: 500, strength: 0.0001 })).rejects.toThrow(
    "500 steps at strength 0.0001: too little strength to leave any to draw with. Ask for more strength.",
  );
});

test.each([undefined, 1, 20])("strength 0 with %s steps is an error that asks for more", async (steps) => {
  const asked = { ...edit, steps, strength: 0 };
  await expect(draw(fakeModel(), asked)).rejects.toThrow("At strength 0 nothing is drawn: ask for more.");
});

test.each([1 / 3, 1 / 49, 0.29, 0.011, 0.001])(
  "without steps asked for, strength %d always leaves one to draw with",
  async (strength) => {
    for (const schedulerConfig of [turbo, fakeModel().schedulerConfig]) {
      const heard = listen();
      await draw(fakeModel({ schedulerConfig }), { ...edit, steps: undefined, strength }, heard);
      expect(heard.steps.length).toBeGreaterThan(0);
    }
  },
);

test.each([
  { strength: 1, steps: 4 },
  { strength: 0.1, steps: 4 },
  { strength: 0.05, steps: 2 },
])("lcm takes $steps steps at strength $strength: it spaces them over what is left", async (row) => {
  const heard = listen();
  const model = fakeModel({ schedulerConfig: { _class_name: "LCMScheduler" } });
  const { used } = await draw(model, { ...edit, steps: undefined, strength: row.strength }, heard);
  expect([used.steps, heard.steps.length]).toEqual([row.steps, row.steps]);
});

test("without steps asked for, a turbo model takes one for a picture and enough for an edit", async () => {
  const model = fakeModel({ schedulerConfig: turbo });
  const steps = async (fields: Partial<PipelineRequest>) =>
    (await draw(model, { ...fields, steps: undefined })).used.steps;
  expect(await steps({})).toBe(1);
  expect(await steps({ ...edit, strength: 0.3 })).toBe(4);
  expect(await steps({ ...edit, strength: 0.5 })).toBe(2);
  expect(await steps({ ...edit, strength: 0.8 })).toBe(4);
  expect(await steps({ ...edit, strength: 0.01 })).toBe(100);
  expect(await steps({ ...edit, task: "vary", prompt: "" })).toBe(2);
  expect(await steps({ ...edit, mask: startMask(64, 64) })).toBe(4);
});

test("less strength stays nearer to the picture", async () => {
  const start = startPicture(64, 64);
  const model = fakeModel();
  const distance = async (strength: number) => {
    const { images } = await draw(model, { ...edit, steps: 10, strength, guidanceScale: 0 });
    return (images[0]?.data ?? new Uint8Array()).reduce(
      (sum, value, at) => sum + Math.abs(value - (start.data[at] ?? 0)),
      0,
    );
  };
  const [near, middle, far] = [await distance(0.1), await distance(0.5), await distance(0.9)];
  expect(near).toBeLessThan(middle);
  expect(middle).toBeLessThan(far);
});
