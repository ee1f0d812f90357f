import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { makeTempFolder, openBench, type PullBench } from "./pull-bench.test.fixture.ts";
import {
  padded,
  tinyFiles,
  tinyRepository,
  tinyTextShapes,
  tinyUnet,
  tinyWeights,
  weightsOf,
} from "./tiny-repository.test.fixture.ts";

const unet = "unet/diffusion_pytorch_model.fp16.safetensors";
const text = "text_encoder/model.fp16.safetensors";

/** What was asked of the server that holds the weights. */
function rangesOf({ hub }: PullBench, part: string): (string | undefined)[] {
  return hub.seen
    .filter(({ side, url }) => side === "storage" && url.includes(part))
    .map(({ range }) => range);
}

async function refusal(change: Record<string, Uint8Array | string | undefined>): Promise<string> {
  const bench = await openBench({ repositories: { "o/odd": tinyRepository(change) } });
  const failure: unknown = await bench.plan("o/odd").catch((error: unknown) => error);
  expect(readdirSync(bench.store.directory)).toEqual(["runtime"]);
  return failure instanceof Error ? failure.message : "it was accepted";
}

function textWeights(change: (shapes: Map<string, readonly number[]>) => unknown): Uint8Array {
  const shapes = new Map(tinyTextShapes);
  change(shapes);
  return weightsOf(shapes, { half: true });
}

function withLength(claimed: bigint): Uint8Array {
  const bytes = tinyWeights(100).slice();
  new DataView(bytes.buffer).setBigUint64(0, claimed, true);
  return bytes;
}

const { "unet/config.json": widerUnet = "" } = tinyUnet({ block_out_channels: [8, 8] });
const strangeUnet = '{"class_embed_type":"timestep"}';
const [[someTensor = ""] = []] = tinyTextShapes;

test.each([
  [
    "of another width than the configuration says",
    { "unet/config.json": widerUnet },
    /^o\/odd cannot be drawn with: in its unet, \S+ is [\dx ]+ in the file, but the configuration makes it [\dx ]+\.$/,
  ],
  [
    "with a tensor too few",
    { [text]: textWeights((shapes) => shapes.delete(someTensor)) },
    /in its text_encoder, the weights have no /,
  ],
  [
    "with a tensor too many",
    { [text]: textWeights((shapes) => shapes.set("lora.up", [2, 2])) },
    /in its text_encoder, .*lora\.up/,
  ],
  ["of one tensor that fits nothing", { [text]: tinyWeights(10, { half: true }) }, /in its text_encoder, /],
  [
    "cut off before their end",
    { [unet]: tinyFiles()[unet]?.slice(0, -9) },
    /in its unet, .* but the file holds/,
  ],
  ["shorter than any header", { [unet]: new Uint8Array(5) }, /5 bytes are no safetensors file/],
  ["of no bytes at all", { [unet]: "" }, /0 bytes are no safetensors file/],
  [
    "with a header of 9 EB",
    { [unet]: withLength(2n ** 63n) },
    /claims a header of 9223372036854775808 bytes/,
  ],
  ["with a header longer than the file", { [unet]: withLength(9_999n) }, /its header takes 9999 bytes/],
  ["with a header that is no JSON", { [unet]: withLength(20n) }, /its header is not JSON/],
  [
    "for a network that is not built here",
    { "unet/config.json": strangeUnet },
    /in its unet\/config\.json, class_embed_type/,
  ],
  [
    "for fewer tokens than the tokenizer has",
    { "tokenizer/vocab.json": '{"<|startoftext|>":0,"<|endoftext|>":1,"a</w>":900}' },
    /in its tokenizer, has ids up to 900, but text_encoder knows 4 tokens/,
  ],
])("weights %s are refused before anything is fetched", async (_, change, message) => {
  expect(await refusal(change)).toMatch(message);
});

test("what a hub calls its files and tensors cannot write to the terminal", async () => {
  const escape = "\u001B]0;owned\u0007";
  const messages = [
    await refusal({ [text]: textWeights((shapes) => shapes.set(`lora${escape}.up`, [2, 2])) }),
    await refusal({ "model_index.json": undefined, [`a${escape}.ckpt`]: "x" }),
    await refusal({
      [unet]: undefined,
      "unet/diffusion_pytorch_model.safetensors": undefined,
      "unet/diffusion_pytorch_model.bin": undefined,
      [`unet/a${escape}.bin`]: "x",
    }),
    await refusal({ [text]: textWeights((shapes) => shapes.set("x".repeat(5_000), [2, 2])) }),
  ];
  for (const message of messages) {
    expect(message).toMatch(
      /^o\/odd cannot be drawn with|^o\/odd has no model_index|^unet of o\/odd has no weights/,
    );
    expect(message).not.toMatch(/\p{Cc}/u);
    expect(message.length).toBeLessThan(700);
  }
});

test("a file of a petabyte is a matter of space, not of memory", async () => {
  const bench = await openBench();
  const { models } = await bench.plan("sd-turbo");
  const vast = { ...models[0], files: models[0].files.map((file) => ({ ...file, size: 2 ** 50 })) };
  await expect(bench.carryOut({ models: [vast], needsRuntime: false })).rejects.toThrow(
    /There is too little space in .*: \d+ TB are needed/,
  );
});

test("a scheduler that is not here is told with those that can stand in, and refused where none can", async () => {
  const scheduler = (fields: object) => ({ "scheduler/scheduler_config.json": JSON.stringify(fields) });
  const bench = await openBench({
    repositories: {
      "o/own": tinyRepository(),
      "o/other": tinyRepository(scheduler({ _class_name: "FineScheduler", beta_schedule: "scaled_linear" })),
    },
  });
  expect((await bench.plan("o/own")).models[0].remark).toBeUndefined();
  expect((await bench.plan("o/other")).models[0].remark).toMatch(
    /^its own is not there; draw with --scheduler euler, or another of .*ddim/,
  );
  expect(await refusal(scheduler({ _class_name: "EDMEulerScheduler", sigma_min: 0.002 }))).toMatch(
    /^o\/odd cannot be drawn with: This checkpoint's scheduler EDMEulerScheduler has no betas/,
  );
});

test("of large weights only the header comes, and a plan says what they take in memory", async () => {
  const large = padded(tinyFiles()[unet], 3_000_000);
  const bench = await openBench({ repositories: { "o/large": tinyRepository({ [unet]: large }) } });
  const { models } = await bench.plan("o/large");
  expect(rangesOf(bench, "unet")).toEqual(["bytes=0-524287"]);
  expect(readdirSync(bench.store.directory)).toEqual(["runtime"]);
  await bench.pull("o/large");
  const { weightBytes } = (await bench.store.find("o/large")) ?? {};
  expect(models[0].weightBytes).toBe(weightBytes);
  expect(weightBytes).toBeGreaterThan(2 * 10_000);
});

test("a header of more than half a megabyte is read to its end", async () => {
  const header = { __metadata__: { notes: "x".repeat(600_000) } };
  const weights = tinyFiles()[unet];
  if (!(weights instanceof Uint8Array)) throw new Error("The UNet has weights.");
  const old = Number(new DataView(weights.buffer).getBigUint64(0, true));
  const entries = JSON.parse(new TextDecoder().decode(weights.subarray(8, 8 + old)));
  const encoded = new TextEncoder().encode(JSON.stringify({ ...header, ...entries }));
  const long = new Uint8Array(weights.length - old + encoded.length);
  new DataView(long.buffer).setBigUint64(0, BigInt(encoded.length), true);
  long.set(encoded, 8);
  const bench = await openBench({
    repositories: { "o/long": tinyRepository({ [unet]: padded(long, 2_000_000) }) },
  });
  await bench.plan("o/long");
  expect(rangesOf(bench, "unet")).toEqual(["bytes=0-524287", `bytes=0-${8 + encoded.length - 1}`]);
});

test("a hub without ranges is read as far as the header, and no further", async () => {
  const repositories = {
    "o/large": tinyRepository({ [unet]: padded(tinyFiles()[unet], 8_000_000) }),
    "o/odd": tinyRepository({ "unet/config.json": widerUnet }),
  };
  const bench = await openBench({ repositories, ignoreRanges: true });
  // Whoever reads on waits in vain, and asks again.
  bench.hub.mishaps.set(unet, { kind: { silentAfter: 600_000 } });
  expect((await bench.plan("o/large")).models[0].weightBytes).toBeGreaterThan(0);
  expect(rangesOf(bench, "unet")).toHaveLength(1);
  await expect(bench.plan("o/odd")).rejects.toThrow("in the file, but the configuration makes it");
});

test("a hub that falters over a header is asked again", async () => {
  const bench = await openBench();
  bench.hub.mishaps.set(unet, { kind: { status: 503 }, times: 2 });
  bench.hub.mishaps.set(text, { kind: { dropAfter: 700 }, times: 2 });
  expect((await bench.plan("o/tiny")).models[0].isComplete).toBe(false);
  bench.hub.mishaps.set(unet, { kind: { status: 503 } });
  await expect(bench.plan("o/tiny")).rejects.toThrow(/answered 503 for unet\/diffusion_pytorch_model/);
});

test("what is here already is not looked over again", async () => {
  const bench = await openBench();
  await bench.pull("o/tiny");
  const before = bench.hub.seen.length;
  const { models } = await bench.plan("o/tiny");
  expect(bench.hub.seen.slice(before).some(({ side }) => side === "storage")).toBe(false);
  expect(models[0].weightBytes).toBe((await bench.store.find("o/tiny"))?.weightBytes);
});

test("nothing is left in the temporary folder, whether a model is accepted, refused or given up", async () => {
  const temporary = join(makeTempFolder(), "tmp");
  mkdirSync(temporary);
  const bench = await openBench({
    repositories: { "o/odd": tinyRepository({ "unet/config.json": widerUnet }) },
  });
  vi.stubEnv("TMPDIR", temporary);
  await bench.plan("o/tiny");
  await expect(bench.plan("o/odd")).rejects.toThrow("cannot be drawn with");
  bench.hub.mishaps.set(unet, { kind: { status: 404 } });
  await expect(bench.plan("o/tiny")).rejects.toThrow("404");
  expect(readdirSync(temporary)).toEqual([]);
  vi.stubEnv("TMPDIR", join(temporary, "gone"));
  await expect(bench.plan("sd-turbo")).rejects.toThrow(
    /^The temporary folder .*gone cannot be written \(ENOENT\).* set TMPDIR \(TEMP on Windows\) to another one\.$/,
  );
  vi.unstubAllEnvs();
});
