import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type LoadedDiffusionModel, loadModel } from "../models/load-model.ts";
import { writeTinyCheckpoint } from "../models/tiny-checkpoint.test.fixture.ts";
import type { PipelineRequest } from "../pipelines/pipeline-request.ts";
import { runPipeline } from "../pipelines/run-pipeline.ts";
import { requestOf, startMask, startPicture } from "../pipelines/start-picture.test.fixture.ts";
import { testRuntime } from "../sessions/runtime.test.fixture.ts";
import { temporaryFolder } from "../weights/safetensors.test.fixture.ts";
import type { Capabilities, ModelFamily } from "./model-family.ts";

const initImage = startPicture(64, 64);
const tasks: Record<keyof Capabilities, Partial<PipelineRequest>> = {
  generate: { task: "generate" },
  edit: { task: "edit", initImage },
  mask: { task: "edit", initImage, mask: startMask(64, 64) },
  vary: { task: "vary", prompt: "", initImage },
};
const watch = { signal: new AbortController().signal, onStep: () => {}, onPreview: () => {} };
const goldens: { kind: string }[] = JSON.parse(
  readFileSync(new URL("../../fixtures/goldens/pipelines.json", import.meta.url), "utf8"),
);

/**
 * What every family must do, on real (tiny) checkpoints: be recognised, draw what it says it can, refuse all else in
 * words. Its pictures are held to diffusers' in pipeline-goldens.test.ts.
 * @param kind a folder of packages/diffusion/fixtures/tiny
 * @param options `needsMask`: it edits with a mask and not without, since it was taught to repaint
 */
export function familyContract(family: ModelFamily, kind: string, { needsMask = false } = {}): void {
  describe(`the family ${family.name}, on the tiny ${kind}`, () => {
    let folder: Awaited<ReturnType<typeof temporaryFolder>>;
    let model: LoadedDiffusionModel;
    beforeAll(async () => {
      folder = await temporaryFolder();
      const directory = join(folder.path, kind);
      await writeTinyCheckpoint(directory, { kind });
      model = await loadModel(directory, { runtime: testRuntime, threads: 1 });
    });
    afterAll(async () => {
      await model.release();
      await folder[Symbol.asyncDispose]();
    });

    test("is recognised by its model_index.json", () => {
      expect(model.kind).toBe(family.name);
    });

    test("has pictures of diffusers to be held to", () => {
      expect(goldens.filter((golden) => golden.kind === kind).length).toBeGreaterThan(0);
    });

    test.each(Object.entries(tasks))("does as it says with %s", async (task, fields) => {
      const request = requestOf({ steps: 4, seeds: [7], ...fields });
      const able = Object.entries(family.capabilities(model.denoiser)).find(([name]) => name === task)?.[1];
      if (!able || (task === "edit" && needsMask)) {
        const refusal = { name: "PipelineError", message: expect.stringMatching(/choose another model\.$/) };
        await expect(runPipeline(model, request, watch)).rejects.toMatchObject(refusal);
        return;
      }
      const [image] = (await runPipeline(model, request, watch)).images;
      expect([image?.width, image?.height]).toEqual([64, 64]);
      expect(new Set(image?.data).size).toBeGreaterThan(16);
      expect((await runPipeline(model, request, watch)).images[0]).toEqual(image);
    });
  });
}
