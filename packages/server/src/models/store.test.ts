import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { importModel, type ImportWish } from "./import-model.ts";
import { createModelStore, type ModelStore } from "./model-store.ts";
import { makeTempFolder, openBench } from "./pull-bench.test.fixture.ts";
import { tinyFiles, tinyUnet, tinyWeights } from "./tiny-repository.test.fixture.ts";

const never = new AbortController().signal;
const unet = "unet/diffusion_pytorch_model.safetensors";

/** A diffusers folder, as somebody has it already. */
function makeCheckpoint(change: Record<string, Uint8Array | string | undefined> = {}): string {
  const folder = join(makeTempFolder(), "checkpoint");
  for (const [path, content] of Object.entries({ ...tinyFiles(), ...change })) {
    if (content === undefined) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

function openStore(): ModelStore {
  return createModelStore({ directory: join(makeTempFolder(), "models") });
}

async function bring(store: ModelStore, wish: Partial<ImportWish> & { directory: string }): Promise<number> {
  let read = 0;
  const watch = { signal: never, onTotal: () => {}, onBytes: (count: number) => void (read += count) };
  await importModel({ name: "mine", copy: false, ...wish }, store, watch);
  return read;
}

/** Every file with its content and time of change. */
function photograph(folder: string): string[] {
  return readdirSync(folder, { recursive: true })
    .map((path) => join(folder, String(path)))
    .map((path) => {
      const { mtimeMs, size, mode } = statSync(path);
      return `${path} ${mtimeMs} ${size} ${mode}`;
    });
}

test("a store whose folder does not exist yet is empty", async () => {
  const store = openStore();
  expect(await store.list()).toEqual([]);
  expect(await store.find("sd-turbo")).toBeUndefined();
  expect(existsSync(store.directory)).toBe(false);
});

test("a folder is imported in place and stays as it was", async () => {
  const directory = makeCheckpoint();
  const before = photograph(directory);
  const store = openStore();
  const read = await bring(store, { directory });
  const model = await store.find("MINE");
  expect(model).toMatchObject({
    name: "mine",
    directory,
    licence: { name: "creativeml-openrail-m" },
    kind: "stable-diffusion",
    defaults: { steps: 1, guidanceScale: 0, nativeSize: 512 },
    leftOut: [],
  });
  expect(read).toBe(model?.sizeBytes);
  expect(photograph(directory)).toEqual(before);
  await store.remove("mine");
  expect(await store.list()).toEqual([]);
  expect(photograph(directory)).toEqual(before);
});

test("a folder that may only be read is imported as well", async () => {
  const directory = makeCheckpoint();
  for (const path of [join(directory, "unet"), directory]) chmodSync(path, 0o500);
  const store = openStore();
  await bring(store, { directory });
  expect((await store.list()).map(({ name }) => name)).toEqual(["mine"]);
  for (const path of [directory, join(directory, "unet")]) chmodSync(path, 0o700);
});

test("a copy is independent of the folder it came from", async () => {
  const directory = makeCheckpoint();
  const store = openStore();
  await bring(store, { directory, copy: true });
  rmSync(directory, { recursive: true });
  const model = await store.find("mine");
  expect(model?.directory.startsWith(store.directory)).toBe(true);
  expect(await store.verify("mine", { signal: never })).toMatchObject({ faults: [] });
  expect(existsSync(join(model?.directory ?? "", "v1-5-pruned.safetensors"))).toBe(false);
});

test("a snapshot of the hub cache, all links, is imported by reference", async () => {
  const root = makeTempFolder();
  const snapshot = join(root, "snapshots", "0123");
  for (const [index, [path, content]] of Object.entries(tinyFiles()).entries()) {
    const blob = join(root, "blobs", String(index));
    mkdirSync(dirname(blob), { recursive: true });
    writeFileSync(blob, content);
    mkdirSync(dirname(join(snapshot, path)), { recursive: true });
    symlinkSync(blob, join(snapshot, path));
  }
  const store = openStore();
  await bring(store, { directory: snapshot });
  expect(await store.verify("mine", { signal: never })).toMatchObject({ faults: [] });
});

test.each([
  [{ "model_index.json": undefined }, /has no model_index\.json, so it is not in the layout of diffusers/],
  [{ "model_index.json": "{" }, /is not a JSON object/],
  [
    { [unet]: tinyWeights(100).subarray(0, 200) },
    /checkpoint cannot be drawn with: in its unet, diffusion_pytorch_model\.safetensors: w lies at/,
  ],
  [{ [unet]: "" }, /cannot be drawn with: .*cut off/],
  [{ "vae/config.json": undefined }, /has no vae\/config\.json: the checkpoint is incomplete/],
  [
    { [unet]: undefined, "unet/diffusion_pytorch_model.fp16.safetensors": undefined },
    /has its weights as a pickle only/,
  ],
])("a folder that will not do is refused with its reason, and leaves nothing", async (change, message) => {
  const store = openStore();
  await expect(bring(store, { directory: makeCheckpoint(change) })).rejects.toThrow(message);
  expect(await store.survey()).toEqual({ models: [], decoders: [], unfinished: [], faults: [] });
});

test("one of a checkpoint's own folders is not it, and the right one is named", async () => {
  const directory = makeCheckpoint();
  const store = openStore();
  await expect(bring(store, { directory: join(directory, "unet") })).rejects.toThrow(
    `unet is a part of the checkpoint in ${directory}, which has the model_index.json. Import that folder.`,
  );
});

test("weights that do not fit their configuration are refused before a byte of them is copied or hashed", async () => {
  const { [unet]: weights } = tinyUnet({ block_out_channels: [8, 8] });
  const store = openStore();
  const read: number[] = [];
  const watch = { signal: never, onTotal: (total: number) => void read.push(total), onBytes: () => {} };
  for (const copy of [false, true]) {
    const directory = makeCheckpoint({ [unet]: weights });
    await expect(importModel({ directory, name: "mine", copy }, store, watch)).rejects.toThrow(
      /checkpoint cannot be drawn with: in its unet, .* in the file, but the configuration makes it/,
    );
  }
  expect([read, await store.survey()]).toEqual([
    [],
    { models: [], decoders: [], unfinished: [], faults: [] },
  ]);
});

test("a safety checker that is a pickle is left out of a copy, and in the way of what is used in place", async () => {
  const directory = makeCheckpoint({
    "safety_checker/model.safetensors": undefined,
    "safety_checker/pytorch_model.bin": "a pickle",
  });
  const store = openStore();
  await expect(bring(store, { directory })).rejects.toThrow(
    /The safety_checker in .* has no weights in safetensors files\. Import it with --copy, which leaves that out\./,
  );
  await bring(store, { directory, copy: true });
  expect(await store.find("mine")).toMatchObject({ leftOut: ["safety_checker"] });
});

test.each(["../x", "a/b/c", "", "con", "runtime", "sketch", "dall-e-2", "a--b", "x\0"])(
  "%j is refused as a name of one's own",
  async (name) => {
    const store = openStore();
    await expect(bring(store, { directory: makeCheckpoint(), name })).rejects.toThrow(
      /cannot be a model's name|already means something else/,
    );
  },
);

test("what is not there, and a name that is taken, are said", async () => {
  const store = openStore();
  await expect(bring(store, { directory: "/nowhere/at/all" })).rejects.toThrow(
    "/nowhere/at/all is not a folder.",
  );
  const directory = makeCheckpoint();
  await bring(store, { directory });
  await expect(bring(store, { directory, name: "Mine" })).rejects.toThrow("There is a model mine already.");
  await expect(store.remove("other")).rejects.toThrow("There is no model other in");
  await expect(store.remove("Sketch")).rejects.toThrow("sketch is built in: it has no files");
  await expect(store.verify("other", { signal: never })).rejects.toThrow("There is no model other in");
});

test("a pull does not take the place of what was imported under its name", async () => {
  const bench = await openBench();
  const directory = makeCheckpoint();
  await bring(bench.store, { directory, name: "O/tiny", copy: true });
  await expect(bench.plan("o/tiny")).rejects.toThrow(
    "There is a model O/tiny already, which was imported. Remove it first: pinhole rm O/tiny",
  );
  expect(await bench.store.verify("o/tiny", { signal: never })).toMatchObject({ faults: [] });
  await bench.store.remove("o/tiny");
  await bench.pull("o/tiny");
});

test("a small decoder is imported under its own name and goes to the models that need it", async () => {
  const decoder = join(makeTempFolder(), "taesd");
  mkdirSync(decoder);
  writeFileSync(join(decoder, "config.json"), JSON.stringify({ _class_name: "AutoencoderTiny" }));
  writeFileSync(join(decoder, "diffusion_pytorch_model.safetensors"), tinyWeights(10));
  const store = openStore();
  await bring(store, { directory: makeCheckpoint() });
  await expect(bring(store, { directory: decoder, name: "small" })).rejects.toThrow(/--name taesd/);
  await expect(bring(store, { directory: makeCheckpoint(), name: "taesd" })).rejects.toThrow(/is none/);
  await bring(store, { directory: decoder, name: "taesd" });
  expect(await store.find("mine")).toMatchObject({ tinyVaeDirectory: decoder });
  expect((await store.list()).map(({ name }) => name)).toEqual(["mine"]);
});

test("an interrupted import leaves no model", async () => {
  const store = openStore();
  const stop = new AbortController();
  const onBytes = () => stop.abort(new Error("Ctrl-C"));
  const watch = { signal: stop.signal, onTotal: () => {}, onBytes };
  const wish = { directory: makeCheckpoint(), name: "mine", copy: true };
  for (const copy of [false, true]) {
    await expect(importModel({ ...wish, copy }, store, watch)).rejects.toThrow("Ctrl-C");
    // Nothing a pull could go on with, either.
    expect(await store.survey()).toEqual({ models: [], decoders: [], unfinished: [], faults: [] });
  }
  await bring(store, wish);
  expect((await store.list()).map(({ name }) => name)).toEqual(["mine"]);
});

test("too little space for a copy is said before it begins", async () => {
  const store = openStore();
  const measureSpace = async () => ({ bavail: 0, bsize: 4_096 });
  const watch = { signal: never, onTotal: () => {}, onBytes: () => {}, measureSpace };
  const wish = { directory: makeCheckpoint(), name: "mine", copy: true };
  await expect(importModel(wish, store, watch)).rejects.toThrow(/There is too little space/);
});

test("verify names each file that is missing, cut off or changed", async () => {
  const bench = await openBench();
  await bench.pull("o/tiny");
  const directory = (await bench.store.find("o/tiny"))?.directory ?? "";
  expect(await bench.store.verify("o/tiny", { signal: never })).toMatchObject({ files: 11, faults: [] });
  rmSync(join(directory, "vae/config.json"));
  writeFileSync(join(directory, "tokenizer/merges.txt"), "x");
  const weights = join(directory, "unet/diffusion_pytorch_model.fp16.safetensors");
  const bytes = readFileSync(weights);
  bytes[200] = 255;
  writeFileSync(weights, bytes);
  expect((await bench.store.verify("o/tiny", { signal: never })).faults).toEqual(
    [
      { path: "vae/config.json", problem: "is missing" },
      { path: "tokenizer/merges.txt", problem: "has 1 bytes instead of 14" },
      {
        path: "unet/diffusion_pytorch_model.fp16.safetensors",
        problem: "has been changed: its sha256 differs",
      },
    ].toSorted((left, right) => order.indexOf(left.path) - order.indexOf(right.path)),
  );
});

const order = ["unet/diffusion_pytorch_model.fp16.safetensors", "vae/config.json", "tokenizer/merges.txt"];

test("a model whose folder vanished is not listed, and the survey says why", async () => {
  const directory = makeCheckpoint();
  const store = openStore();
  await bring(store, { directory });
  rmSync(directory, { recursive: true });
  expect(await store.list()).toEqual([]);
  expect((await store.survey()).faults).toEqual([
    { name: "mine", problem: expect.stringContaining(`its files are gone from ${directory}`) },
  ]);
  expect(await store.remove("mine")).toBeGreaterThan(0);
});

test("a damaged manifest hides its own model alone", async () => {
  const bench = await openBench();
  await bench.pull("o/tiny");
  await bench.pull("sd-turbo");
  writeFileSync(join(bench.store.folderOf("o/tiny"), "manifest.json"), '{"version":1');
  expect((await bench.store.list()).map(({ name }) => name)).toEqual(["sd-turbo"]);
  expect((await bench.store.survey()).faults).toEqual([
    { name: "o--tiny", problem: expect.stringContaining("manifest.json is damaged") },
  ]);
  await bench.pull("o/tiny");
  expect(await bench.store.list()).toHaveLength(2);
});

test("two stores on one folder see each other's models, and removal takes a lock", async () => {
  const bench = await openBench();
  const other = createModelStore({ directory: bench.store.directory });
  await bench.pull("o/tiny");
  expect((await other.list()).map(({ name }) => name)).toEqual(["o/tiny"]);
  const held = other.lock("o/tiny");
  await expect(bench.store.remove("o/tiny")).rejects.toThrow(/Another program is pulling/);
  held.release();
  expect(await bench.store.remove("o/tiny")).toBeGreaterThan(6_000);
  expect(await other.list()).toEqual([]);
});

test("what huggingface_hub has is taken up by reference, after its hash was compared", async () => {
  const bench = await openBench();
  const { models } = await bench.plan("o/tiny");
  const snapshot = join(bench.places.cacheFolder, "models--o--tiny", "snapshots", models[0].from.commit);
  for (const [path, content] of Object.entries(tinyFiles())) {
    mkdirSync(dirname(join(snapshot, path)), { recursive: true });
    writeFileSync(join(snapshot, path), content);
  }
  const damaged = join(snapshot, "vae/diffusion_pytorch_model.fp16.safetensors");
  const bytes = readFileSync(damaged);
  bytes[bytes.length - 1] = 255;
  writeFileSync(damaged, bytes);
  const plan = await bench.plan("o/tiny");
  const before = bench.hub.seen.length;
  await bench.carryOut(plan);
  const fetched = bench.hub.seen.slice(before).filter(({ side }) => side === "storage");
  expect(fetched.map(({ url }) => new URL(url, "http://hub").searchParams.get("path"))).toEqual([
    "diffusion_pytorch_model.safetensors",
    "vae/diffusion_pytorch_model.fp16.safetensors",
  ]);
  expect(bench.notes).toContain(
    "vae/diffusion_pytorch_model.fp16.safetensors on this disk is not what the hub lists; it is fetched anew.",
  );
  expect(readFileSync(damaged).equals(bytes)).toBe(true);
  rmSync(bench.places.cacheFolder, { recursive: true });
  expect(await bench.store.verify("o/tiny", { signal: never })).toMatchObject({ faults: [] });
});
