import { expect, test } from "vitest";
import { usualTempo } from "./usual-tempo.ts";

const euler = { _class_name: "EulerDiscreteScheduler", timestep_spacing: "trailing" };

test.each([
  { what: "turbo", schedulerConfig: euler, steps: 1, guidanceScale: 0 },
  {
    what: "turbo XL",
    schedulerConfig: { ...euler, _class_name: "EulerAncestralDiscreteScheduler", prediction_type: "epsilon" },
    steps: 1,
    guidanceScale: 0,
  },
  {
    what: "trained with velocity",
    schedulerConfig: { ...euler, prediction_type: "v_prediction" },
    steps: 25,
    guidanceScale: 7.5,
  },
  {
    what: "trained down to no signal",
    schedulerConfig: { ...euler, rescale_betas_zero_snr: true },
    steps: 25,
    guidanceScale: 7.5,
  },
  {
    what: "usual",
    schedulerConfig: { ...euler, timestep_spacing: "leading" },
    steps: 25,
    guidanceScale: 7.5,
  },
  { what: "of an LCM", schedulerConfig: { _class_name: "LCMScheduler" }, steps: 4, guidanceScale: 1 },
  { what: "without a configuration", schedulerConfig: {}, steps: 25, guidanceScale: 7.5 },
])("a checkpoint that is $what takes $steps steps", ({ schedulerConfig, steps, guidanceScale }) => {
  const kind = "stable-diffusion";
  expect(usualTempo({ kind, takesGuidance: false, schedulerConfig })).toEqual({ steps, guidanceScale });
});

test("one that takes guidance as an input was distilled with it, whatever its scheduler", () => {
  const facts = { kind: "stable-diffusion", takesGuidance: true, schedulerConfig: euler };
  expect(usualTempo(facts)).toEqual({ steps: 4, guidanceScale: 8.5 });
});
