import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadModel, type LoadedDiffusionModel } from "../models/load-model.ts";
import { type TinyKind, writeTinyCheckpoint } from "../models/tiny-checkpoint.test.fixture.ts";
import { testRuntime } from "../sessions/runtime.test.fixture.ts";
import { temporaryFolder } from "../weights/safetensors.test.fixture.ts";
import type { PipelineRequest, PipelineWatch } from "./pipeline-request.ts";
import { runPipeline } from "./run-pipeline.ts";
import { requestOf, startMask, startPicture } from "./start-picture.test.fixture.ts";

interface Golden {
  task: "text" | "image" | "inpaint" | "vary";
  kind: TinyKind;
  steps: number;
  guidanceScale: number;
  seed: number;
  width: number;
  height: number;
  negativePrompt?: string;
  clipSkip?: number;
  strength?: number;
  scheduler?: string;
  /** What the checkpoint's scheduler_config.json says otherwise than usual. */
  schedulerFields?: Record<string, unknown>;
  /** Decoded, and for edits encoded, by the tiny VAE. */
  tiny?: boolean;
  rgb: string;
}

const goldens = JSON.parse(
  readFileSync(new URL("../../fixtures/goldens/pipelines.json", import.meta.url), "utf8"),
) as Golden[];
const watch: PipelineWatch = { signal: new AbortController().signal, onStep: () => {}, onPreview: () => {} };

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
const models = new Map<TinyKind, Promise<LoadedDiffusionModel>>();
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(async () => {
  for (const model of models.values()) await (await model).release();
  await folder[Symbol.asyncDispose]();
});

function modelOf(kind: TinyKind): Promise<LoadedDiffusionModel> {
  const known = models.get(kind);
  if (known) return known;
  const directory = join(folder.path, kind);
  const loaded = writeTinyCheckpoint(directory, { kind }).then(() =>
    loadModel(directory, { runtime: testRuntime, threads: 1 }),
  );
  models.set(kind, loaded);
  return loaded;
}

function requestFor(golden: Golden): PipelineRequest {
  const {
    task,
    width,
    height,
    seed,
    tiny,
    kind: _kind,
    rgb: _rgb,
    schedulerFields: _fields,
    ...options
  } = golden;
  return requestOf({
    ...options,
    task: ({ text: "generate", image: "edit", inpaint: "edit", vary: "vary" } as const)[task],
    prompt: task === "vary" ? "" : requestOf().prompt,
    width,
    height,
    seeds: [seed],
    initImage: task === "text" ? undefined : startPicture(width, height),
    mask: task === "inpaint" ? startMask(width, height) : undefined,
    fullDecoder: tiny !== true,
  });
}

/** The largest difference of any channel where the mask repaints, or anywhere. */
function farthestChannel(data: Uint8Array, golden: Golden): number {
  const expected = Buffer.from(golden.rgb, "base64");
  const mask = golden.task === "inpaint" ? startMask(golden.width, golden.height).data : undefined;
  let farthest = 0;
  for (let at = 0; at < expected.length; at += 1) {
    const pixel = Math.floor(at / 3);
    if (mask?.[pixel] === 0) continue;
    const found = data[pixel * 4 + (at % 3)] ?? 0;
    farthest = Math.max(farthest, Math.abs(found - (expected[at] ?? 0)));
  }
  return farthest;
}

describe("a tiny checkpoint draws what diffusers draws, no channel off by more than 1", () => {
  test.each(
    goldens.map((golden) => ({ ...golden, title: JSON.stringify({ ...golden, rgb: undefined }), golden })),
  )("$task $title", async ({ golden }) => {
    const model = await modelOf(golden.kind);
    const schedulerConfig = { ...model.schedulerConfig, ...golden.schedulerFields };
    const { images } = await runPipeline({ ...model, schedulerConfig }, requestFor(golden), watch);
    const [image] = images;
    expect([image?.width, image?.height]).toEqual([golden.width, golden.height]);
    expect(farthestChannel(image?.data ?? new Uint8Array(), golden)).toBeLessThanOrEqual(1);
  });
});
