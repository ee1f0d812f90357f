import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openBench } from "./pull-bench.test.fixture.ts";
import { bytesToFetch, totalBytes } from "./planned-model.ts";
import {
  padded,
  tinyFiles,
  tinyRepository,
  tinyTextShapes,
  tinyUnet,
  weightsOf,
} from "./tiny-repository.test.fixture.ts";

test("a pull makes a model that the store lists, with its small decoder beside it", async () => {
  const bench = await openBench();
  await bench.pull("sd-turbo");
  const [model, ...others] = await bench.store.list();
  expect(others).toEqual([]);
  expect(model).toMatchObject({
    name: "sd-turbo",
    displayName: "SD-Turbo",
    repository: "stabilityai/sd-turbo",
    licence: { name: "creativeml-openrail-m" },
    kind: "stable-diffusion",
    capabilities: { generate: true, edit: true, mask: true, vary: true },
    defaults: { steps: 1, guidanceScale: 0, nativeSize: 512 },
    leftOut: ["safety_checker"],
  });
  expect(existsSync(join(model?.tinyVaeDirectory ?? "", "diffusion_pytorch_model.safetensors"))).toBe(true);
  const files = readdirSync(model?.directory ?? "", { recursive: true })
    .map(String)
    .toSorted();
  expect(files.filter((path) => path.includes("."))).toEqual([
    "model_index.json",
    "scheduler/scheduler_config.json",
    "text_encoder/config.json",
    "text_encoder/model.fp16.safetensors",
    "tokenizer/merges.txt",
    "tokenizer/special_tokens_map.json",
    "tokenizer/vocab.json",
    "unet/config.json",
    "unet/diffusion_pytorch_model.fp16.safetensors",
    "vae/config.json",
    "vae/diffusion_pytorch_model.fp16.safetensors",
  ]);
});

test("the bytes are those of the hub", async () => {
  const bench = await openBench();
  await bench.pull({ target: "o/tiny", variant: "fp32" });
  const model = await bench.store.find("O/Tiny");
  const path = "unet/diffusion_pytorch_model.safetensors";
  expect(readFileSync(join(model?.directory ?? "", path)).equals(tinyFiles()[path] as Uint8Array)).toBe(true);
});

test("a plan tells what would come and writes nothing", async () => {
  const bench = await openBench();
  const { models, needsRuntime } = await bench.plan("sd-turbo");
  expect(models.map(({ name }) => name)).toEqual(["sd-turbo", "taesd"]);
  expect(models[0]).toMatchObject({ variants: ["fp16"], isComplete: false });
  expect(models[0].leftOut[0]).toMatchObject({ component: "safety_checker" });
  expect(bytesToFetch(models[0].files)).toBe(totalBytes(models[0]));
  expect(needsRuntime).toBe(false);
  expect(readdirSync(bench.store.directory)).toEqual(["runtime"]);
});

test("a hub without the small decoder gives the model alone, and the plan says so", async () => {
  const bench = await openBench({ hasDecoder: false });
  const plan = await bench.plan("sd-turbo");
  expect(plan.withoutDecoder).toMatch(/madebyollin\/taesd does not exist/);
  await bench.carryOut(plan);
  expect(await bench.store.list()).toMatchObject([{ name: "sd-turbo" }]);
  await expect(bench.plan("taesd")).rejects.toThrow(/madebyollin\/taesd does not exist/);
});

test("a second pull finds everything there", async () => {
  const bench = await openBench();
  await bench.pull("sd-turbo");
  const before = bench.hub.seen.length;
  const { models } = await bench.plan("stabilityai/sd-turbo");
  expect(models).toHaveLength(1);
  expect(models[0].isComplete).toBe(true);
  await bench.pull("sd-turbo");
  expect(bench.hub.seen.slice(before).some(({ url }) => url.includes("safetensors"))).toBe(false);
});

test("a repository outside the catalogue gets its defaults from its configurations", async () => {
  const bench = await openBench({
    repositories: {
      "o/slow": tinyRepository({
        // As Python writes what JSON has no word for.
        "scheduler/scheduler_config.json":
          '{ "_class_name": "DPMSolverMultistepScheduler", "lambda_min_clipped": -Infinity }',
        ...tinyUnet({ sample_size: 96, in_channels: 9 }),
      }),
      "o/lcm": tinyRepository(tinyUnet({ time_cond_proj_dim: 256 })),
    },
  });
  await bench.pull("o/slow");
  await bench.pull("o/lcm");
  expect(await bench.store.find("o/slow")).toMatchObject({
    name: "o/slow",
    defaults: { steps: 25, guidanceScale: 7.5, nativeSize: 768 },
    capabilities: { generate: false, edit: true, mask: true, vary: false },
  });
  expect(await bench.store.find("o/lcm")).toMatchObject({ defaults: { steps: 4, guidanceScale: 8.5 } });
});

test("a safety checker comes where it is wanted", async () => {
  const bench = await openBench();
  await bench.pull({ target: "o/tiny", safetyChecker: true });
  const model = await bench.store.find("o/tiny");
  expect(model?.leftOut).toEqual([]);
  expect(existsSync(join(model?.directory ?? "", "safety_checker/model.safetensors"))).toBe(true);
  expect(existsSync(join(model?.directory ?? "", "feature_extractor/preprocessor_config.json"))).toBe(true);
});

test("weights in several files come with their index", async () => {
  const shards = ["model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors"];
  const shapes = [...tinyTextShapes];
  const index = {
    metadata: {},
    weight_map: Object.fromEntries(shapes.map(([name], place) => [name, shards[place % 2]])),
  };
  const [first, second] = [0, 1].map((half) =>
    weightsOf(new Map(shapes.filter((_, place) => place % 2 === half))),
  );
  const bench = await openBench({
    repositories: {
      "o/shards": tinyRepository({
        "text_encoder/model.safetensors": undefined,
        "text_encoder/model.fp16.safetensors": undefined,
        "text_encoder/model.safetensors.index.json": JSON.stringify(index),
        "text_encoder/model-00001-of-00002.safetensors": first,
        "text_encoder/model-00002-of-00002.safetensors": second,
      }),
    },
  });
  const { models } = await bench.plan("o/shards");
  expect(models[0].variants.toSorted()).toEqual(["fp16", "fp32"]);
  await bench.pull("o/shards");
  const model = await bench.store.find("o/shards");
  const files = readdirSync(join(model?.directory ?? "", "text_encoder")).toSorted();
  expect(files).toEqual(["config.json", ...shards, "model.safetensors.index.json"].toSorted());
});

test("another variant replaces the first one", async () => {
  const bench = await openBench();
  await bench.pull({ target: "o/tiny", variant: "fp16" });
  await bench.pull({ target: "o/tiny", variant: "fp32" });
  const model = await bench.store.find("o/tiny");
  const files = readdirSync(join(model?.directory ?? "", "unet")).toSorted();
  expect(files).toEqual(["config.json", "diffusion_pytorch_model.safetensors"]);
});

test("a new commit replaces the old one, and what has not changed is not fetched", async () => {
  const bench = await openBench();
  await bench.pull("o/tiny");
  const old = await bench.store.find("o/tiny");
  const vae = "vae/diffusion_pytorch_model.fp16.safetensors";
  const changed = tinyRepository({ [vae]: padded(tinyFiles()[vae], 50_000) });
  bench.hub.options.repositories.set("o/tiny", changed);
  const plan = await bench.plan("o/tiny");
  const before = bench.hub.seen.length;
  await bench.carryOut(plan);
  const large = bench.hub.seen.slice(before).filter(({ side }) => side === "storage");
  expect(large.map(({ url }) => new URL(url, "http://hub").searchParams.get("path"))).toEqual([
    "vae/diffusion_pytorch_model.fp16.safetensors",
  ]);
  const model = await bench.store.find("o/tiny");
  expect(model?.commit).toBe(changed.commit);
  expect(model?.directory).not.toBe(old?.directory);
  expect(existsSync(old?.directory ?? "")).toBe(false);
});

test("a revision is a branch, a tag or a commit", async () => {
  const repository = tinyRepository({}, { revisions: ["fp16", "v1.0"] });
  const bench = await openBench({ repositories: { "o/tiny": repository } });
  for (const revision of ["fp16", "v1.0", repository.commit]) {
    const { models } = await bench.plan(`o/tiny@${revision}`);
    expect(models[0].from.commit).toBe(repository.commit);
  }
  await expect(bench.plan({ target: "o/tiny", revision: "nope" })).rejects.toThrow(
    "o/tiny does not have the revision nope. See which ones it has at ",
  );
});

test("a repository that was renamed is found under its old name, and its new one is told", async () => {
  const bench = await openBench({
    renamed: new Map([["old-o/tiny", "o/tiny"]]),
    token: "hf_secret",
  });
  const { models } = await bench.plan("old-o/tiny");
  expect(models[0]).toMatchObject({ name: "old-o/tiny", from: { renamedTo: "o/tiny" } });
  await bench.pull("old-o/tiny");
  expect(await bench.store.find("old-o/tiny")).toMatchObject({ repository: "old-o/tiny" });
  expect((await bench.plan("o/tiny")).models[0].from.renamedTo).toBeUndefined();
});

test("a mirror that lists no sizes is asked for its tree, page after page", async () => {
  const many = Object.fromEntries(Array.from({ length: 120 }, (_, index) => [`samples/${index}.png`, "x"]));
  const bench = await openBench({ repositories: { "o/tiny": tinyRepository(many) }, bareLists: true });
  await bench.pull("o/tiny");
  expect(await bench.store.find("o/tiny")).toBeDefined();
  expect(bench.hub.seen.filter(({ url }) => url.includes("/tree/")).length).toBeGreaterThan(2);
});

test("where the main branch has pickles only, the catalogue takes the revision that has safetensors, and says so", async () => {
  const pinned = tinyRepository({}, { revisions: ["252ce164b33431e42db66b366f82dc15e4df7575"] });
  const bench = await openBench({ repositories: { "segmind/tiny-sd": pinned } });
  const { models } = await bench.plan("tiny-sd");
  expect(models[0].revisionReason).toMatch(/^pull request 1, which has the weights as safetensors/);
  expect(bench.hub.seen[0]?.url).toContain("/revision/252ce164b33431e42db66b366f82dc15e4df7575?");
  const main = await bench.plan("tiny-sd@main");
  expect(main.models[0].revisionReason).toBeUndefined();
});
