import { expect, test } from "vitest";
import { imageToImage } from "../pipelines/image-to-image.ts";
import { inpaint } from "../pipelines/inpaint.ts";
import type { PipelineRequest } from "../pipelines/pipeline-request.ts";
import { textToImage } from "../pipelines/text-to-image.ts";
import { variation } from "../pipelines/variation.ts";
import { fakeModel } from "../pipelines/fake-model.test.fixture.ts";
import { families, familyOf } from "./families.ts";

const pixels = { width: 8, height: 8, data: new Uint8Array(256) };
const mask = { width: 8, height: 8, data: new Uint8Array(64) };
const tasks: Record<string, Partial<PipelineRequest>> = {
  generate: { task: "generate" },
  edit: { task: "edit", initImage: pixels },
  mask: { task: "edit", initImage: pixels, mask },
  vary: { task: "vary", prompt: "", initImage: pixels },
};

/** For each task the pipeline, or what is said instead. */
function choices(name: string, inChannels = 4): Record<string, unknown> {
  const usual = fakeModel();
  const model = { ...usual, kind: name, denoiser: { ...usual.denoiser, inChannels } };
  return Object.fromEntries(
    Object.entries(tasks).map(([task, request]) => {
      const whole = {
        prompt: "a fox",
        width: 8,
        height: 8,
        seeds: [1],
        previews: 0,
        fullDecoder: false,
      } as const;
      try {
        const asked: PipelineRequest = { ...whole, checkSafety: false, task: "generate", ...request };
        return [task, familyOf(name).choosePipeline(model, asked)];
      } catch (error) {
        return [task, error instanceof Error ? error.message : error];
      }
    }),
  );
}

test("each task has its pipeline, or words that say what to do instead", () => {
  const varies = "This model draws variations of a picture and nothing else; choose another model.";
  const repaints =
    "This model repaints part of a picture: send a picture and a mask, or choose another model.";
  const painting = { generate: textToImage, edit: imageToImage, mask: inpaint, vary: imageToImage };
  const repainting = { generate: repaints, edit: repaints, mask: inpaint, vary: repaints };
  expect(choices("stable-diffusion")).toEqual(painting);
  expect(choices("stable-diffusion-xl")).toEqual(painting);
  expect(choices("stable-diffusion", 9)).toEqual(repainting);
  expect(choices("image-variation")).toEqual({
    generate: varies,
    edit: varies,
    mask: varies,
    vary: variation,
  });
  const whole = "This model cannot repaint a part of a picture: send no mask, or choose another model.";
  expect(choices("unclip")).toEqual({ generate: varies, edit: variation, mask: whole, vary: variation });
});

test("names and diffusers' classes belong to one family each", () => {
  const names = families.map(({ name }) => name);
  const classes = families.flatMap(({ pipelineClasses }) => pipelineClasses);
  expect(new Set(names).size).toBe(names.length);
  expect(new Set(classes).size).toBe(classes.length);
  expect(() => familyOf("flux")).toThrow("flux is no family of models");
});

test("a repainting network is not said to draw from nothing", () => {
  expect(familyOf("stable-diffusion").capabilities({ inChannels: 9 })).toMatchObject({
    generate: false,
    mask: true,
  });
  expect(familyOf("stable-diffusion").capabilities({ inChannels: 4 })).toMatchObject({
    generate: true,
    mask: true,
  });
});
