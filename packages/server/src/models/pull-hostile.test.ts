import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { fakeRepository } from "./fake-repository.test.fixture.ts";
import { openBench } from "./pull-bench.test.fixture.ts";
import { padded, tinyFiles, tinyRepository, tinyWeights } from "./tiny-repository.test.fixture.ts";

const unet = "unet/diffusion_pytorch_model.fp16.safetensors";

test.each([
  "../evil.json",
  "unet/../../evil.json",
  "/etc/evil",
  "C:/evil",
  "C:evil",
  "..\\evil",
  "\\\\server\\evil",
  "unet/con\0fig.json",
  "./x",
])("a hub that lists %j is refused before anything is written", async (path) => {
  const bench = await openBench({ repositories: { "o/evil": tinyRepository({ [path]: "evil" }) } });
  await expect(bench.pull("o/evil")).rejects.toThrow(/leads out of its folder\. Nothing was fetched\./);
  expect(readdirSync(bench.store.directory)).toEqual(["runtime"]);
});

test.each(["con.safetensors", "NUL.safetensors", "a b.safetensors", "../x.safetensors", "sub/x.safetensors"])(
  "an index that names the weights %j is refused",
  async (name) => {
    const bench = await openBench({
      repositories: {
        "o/evil": tinyRepository({
          "unet/diffusion_pytorch_model.safetensors": undefined,
          [unet]: undefined,
          "unet/diffusion_pytorch_model.safetensors.index.json": JSON.stringify({ weight_map: { w: name } }),
          ...(name.includes("/") ? {} : { [`unet/${name}`]: tinyWeights(3) }),
        }),
      },
    });
    await expect(bench.pull("o/evil")).rejects.toThrow(
      /not a \.safetensors file beside it|is a device on Windows/,
    );
    expect(readdirSync(bench.store.directory)).toEqual(["runtime"]);
  },
);

test("10,000 files are refused", async () => {
  const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`${index}.json`, ""]));
  for (const bareLists of [false, true]) {
    const bench = await openBench({ repositories: { "o/many": fakeRepository(many) }, bareLists });
    await expect(bench.plan("o/many")).rejects.toThrow(/lists \d+ files or more; a model has at most 5000/);
  }
});

test("odd names of files that are not needed do no harm", async () => {
  const bench = await openBench({
    repositories: { "o/odd": tinyRepository({ "samples/what? a:b*.png": "x", "samples/nul.txt": "x" }) },
  });
  await bench.pull("o/odd");
  expect(await bench.store.find("o/odd")).toBeDefined();
});

test("pickles are never fetched, and their absence is explained", async () => {
  const bench = await openBench({
    repositories: {
      "o/pickles": tinyRepository({
        "unet/diffusion_pytorch_model.safetensors": undefined,
        [unet]: undefined,
      }),
    },
  });
  await expect(bench.plan("o/pickles")).rejects.toThrow(
    "unet of o/pickles has its weights as a pickle only (unet/diffusion_pytorch_model.bin). Pickles can run code",
  );
});

test("a variant that is not there is said to be missing", async () => {
  const bench = await openBench({ repositories: { "o/full": tinyRepository({ [unet]: undefined }) } });
  await expect(bench.plan({ target: "o/full", variant: "fp16" })).rejects.toThrow(
    "unet of o/full has no fp16 weights. Leave --variant out to take what there is.",
  );
  expect((await bench.plan("o/full")).models[0].variants).toContain("fp32");
});

test("what cannot be drawn with is refused by its name", async () => {
  const index = { _class_name: "FluxPipeline", transformer: ["diffusers", "FluxTransformer2DModel"] };
  const bench = await openBench({
    repositories: {
      "o/flux": fakeRepository({ "model_index.json": JSON.stringify(index) }),
      "o/single": fakeRepository({ "model.safetensors": tinyWeights(3), "README.md": "" }),
      "o/gguf": fakeRepository({ "sd-v1-5-q4_0.gguf": "GGUF" }),
      "o/broken": tinyRepository({ "model_index.json": "[1]" }),
      "o/lacking": tinyRepository({ "vae/config.json": undefined }),
      "o/tokens": tinyRepository({ "tokenizer/vocab.json": undefined }),
    },
  });
  await expect(bench.plan("o/flux")).rejects.toThrow(/o\/flux cannot be drawn with.*FluxPipeline/);
  await expect(bench.plan("o/single")).rejects.toThrow(
    "o/single has no model_index.json, so it is not in the layout of diffusers. It holds model.safetensors",
  );
  await expect(bench.plan("o/gguf")).rejects.toThrow(
    "It holds sd-v1-5-q4_0.gguf, a checkpoint in one file, which is not read.",
  );
  await expect(bench.plan("o/broken")).rejects.toThrow("model_index.json of o/broken is not a JSON object");
  await expect(bench.plan("o/lacking")).rejects.toThrow("o/lacking has no vae/config.json");
  await expect(bench.plan("o/tokens")).rejects.toThrow(
    "neither tokenizer.json nor vocab.json and merges.txt",
  );
});

test.each([
  "",
  "a b",
  "../x",
  "a/b/c",
  "a--b",
  "x@",
  "x@a b",
  "x@..",
  "-x",
  "https://huggingface.co/o/n",
  "x\0",
])("%j is no model's name", async (target) => {
  const bench = await openBench();
  await expect(bench.plan(target)).rejects.toThrow(/is no model's name/);
  expect(bench.hub.seen).toEqual([]);
});

test("an unknown short name is not sent to the hub", async () => {
  const bench = await openBench();
  await expect(bench.plan("sd-trubo")).rejects.toThrow("There is no known model sd-trubo.");
  expect(bench.hub.seen).toEqual([]);
});

test("a hash that does not fit is found, and nothing is kept", async () => {
  const bench = await openBench();
  const plan = await bench.plan("o/tiny");
  bench.hub.mishaps.set(unet, { kind: { corrupt: true } });
  await expect(bench.carryOut(plan)).rejects.toThrow(
    /is not what it lists: the sha256 differs\. Nothing of it was kept/,
  );
  expect(await bench.store.list()).toEqual([]);
  const left = readdirSync(bench.store.folderOf("o/tiny"), { recursive: true }).map(String);
  expect(left.filter((path) => path.includes(`${unet}.part`))).toEqual([]);
});

test("a small file's git hash is compared as well", async () => {
  const bench = await openBench();
  const plan = await bench.plan("o/tiny");
  bench.hub.mishaps.set("tokenizer/merges.txt", { kind: { corrupt: true } });
  await expect(bench.carryOut(plan)).rejects.toThrow(
    "tokenizer/merges.txt is not what it lists: the git hash differs",
  );
});

test("a size that does not fit is a contradiction", async () => {
  const bench = await openBench();
  bench.hub.mishaps.set(unet, { kind: { lieAboutSize: 5 } });
  await expect(bench.pull("o/tiny")).rejects.toThrow(
    new RegExp(`contradicts itself about ${unet}: it listed \\d+ bytes and sent 5 bytes`),
  );
});

test("another hash in the answer than in the list is a contradiction", async () => {
  const bench = await openBench();
  bench.hub.mishaps.set(unet, { kind: { lieAboutHash: true } });
  await expect(bench.pull("o/tiny")).rejects.toThrow(
    /contradicts itself about .*: it listed sha256 [0-9a-f]{64} and sent 0000/,
  );
});

test("a web page instead of JSON is named", async () => {
  const bench = await openBench();
  const headers = { "content-type": "text/html" };
  bench.hub.mishaps.set("api", { kind: { status: 200, headers, body: "<html>Sign in" } });
  await expect(bench.plan("o/tiny")).rejects.toThrow(
    /answered with a web page instead of JSON .* HF_ENDPOINT/,
  );
  bench.hub.mishaps.set("api", { kind: { status: 200, body: '{"sha":"x"}' } });
  await expect(bench.plan("o/tiny")).rejects.toThrow(/with JSON that is not a hub's \(sha\)/);
  bench.hub.mishaps.clear();
  bench.hub.mishaps.set(unet, { kind: { status: 200, headers, body: "<html>Sign in" } });
  await expect(bench.pull("o/tiny")).rejects.toThrow(`Instead of ${unet} of o/tiny there came a web page`);
});

test("a gated model says how to be let in, with and without a token", async () => {
  const repositories = { "o/gated": tinyRepository({}, { gated: true }) };
  const without = await openBench({ repositories });
  await expect(without.pull("o/gated")).rejects.toThrow(
    /o\/gated is gated\. Open .*\/o\/gated, sign in and accept its licence; then make a token at .*\/settings\/tokens, set HF_TOKEN/,
  );
  const wrong = await openBench({ repositories, token: "hf_wrong", acceptedTokens: ["hf_right"] });
  await expect(wrong.pull("o/gated")).rejects.toThrow(/is gated, and your HF_TOKEN may not read it/);
  const right = await openBench({ repositories, token: "hf_right", acceptedTokens: ["hf_right"] });
  await right.pull("o/gated");
  expect(await right.store.find("o/gated")).toBeDefined();
});

test("401, 403, 404 and an unknown repository each say what to do", async () => {
  const bench = await openBench();
  await expect(bench.plan("o/unknown")).rejects.toThrow(
    /o\/unknown does not exist, is private, or is gated \(401\)/,
  );
  const withToken = await openBench({ token: "hf_x" });
  await expect(withToken.plan("o/unknown")).rejects.toThrow(/does not accept your HF_TOKEN \(401\)/);
  bench.hub.mishaps.set("api", { kind: { status: 404 } });
  await expect(bench.plan("o/tiny")).rejects.toThrow(/knows no model o\/tiny, or does not show it/);
  bench.hub.mishaps.set("api", { kind: { status: 403 } });
  await expect(bench.plan("o/tiny")).rejects.toThrow(/o\/tiny is gated/);
});

test("a hub that falters is asked again, and in the end given up", async () => {
  const bench = await openBench();
  bench.hub.mishaps.set("api", { kind: { status: 500 }, times: 2 });
  bench.hub.mishaps.set(unet, { kind: { dropAfter: 700 }, times: 4 });
  await bench.pull("o/tiny");
  expect(await bench.store.find("o/tiny")).toBeDefined();
  bench.hub.mishaps.set("api", { kind: { status: 503 } });
  await expect(bench.plan("sd-turbo")).rejects.toThrow(
    /answered 503 for the revision main of stabilityai\/sd-turbo, several/,
  );
});

test("a limit's Retry-After is waited for, but not for hours", async () => {
  const bench = await openBench();
  bench.hub.mishaps.set("api", { kind: { status: 429, headers: { "retry-after": "1" } }, times: 1 });
  const started = performance.now();
  await bench.plan("o/tiny");
  expect(performance.now() - started).toBeGreaterThan(950);
  bench.hub.mishaps.set("api", { kind: { status: 429, headers: { "retry-after": "3600" } } });
  await expect(bench.plan("o/tiny")).rejects.toThrow(
    /too many requests from here \(429\)\. Try again in 3600 s\. With HF_TOKEN/,
  );
});

test("a connection that falls silent is dropped and taken up where it was", async () => {
  const bench = await openBench({ patience: { stallMs: 200 } });
  const plan = await bench.plan("o/tiny");
  const before = bench.hub.seen.length;
  bench.hub.mishaps.set(unet, { kind: { silentAfter: 900 }, times: 1 });
  await bench.carryOut(plan);
  const ranges = bench.hub.seen
    .slice(before)
    .filter(({ side, url }) => side === "storage" && url.includes("unet"))
    .map(({ range }) => range);
  expect(ranges).toHaveLength(2);
  expect(ranges[1]).toMatch(/^bytes=900-/);
});

test("no hub at that address", async () => {
  const bench = await openBench();
  await bench.hub[Symbol.asyncDispose]();
  await expect(bench.plan("o/tiny")).rejects.toThrow(
    /The connection to 127\.0\.0\.1:\d+ failed: .*ECONNREFUSED/,
  );
});

test("the token goes to the hub and never to where it redirects", async () => {
  const bench = await openBench({ token: "hf_secret" });
  await bench.pull("sd-turbo");
  const { seen } = bench.hub;
  expect(
    seen
      .filter(({ side }) => side === "hub")
      .every(({ authorization }) => authorization === "Bearer hf_secret"),
  ).toBe(true);
  expect(seen.some(({ side }) => side === "storage")).toBe(true);
  expect(
    seen.filter(({ side }) => side === "storage").map(({ authorization }) => authorization),
  ).not.toContain("Bearer hf_secret");
});

test("a redirect in a circle or to no web address ends", async () => {
  const bench = await openBench();
  const circle = `${bench.hub.endpoint}/api/models/o/tiny/revision/main`;
  bench.hub.mishaps.set("api", { kind: { status: 302, headers: { location: circle } } });
  await expect(bench.plan("o/tiny")).rejects.toThrow(/redirects in a circle/);
  bench.hub.mishaps.set("api", { kind: { status: 302, headers: { location: "file:///etc/passwd" } } });
  await expect(bench.plan("o/tiny")).rejects.toThrow(/redirects to something that is no web address/);
});

test("a hub without ranges is read whole", async () => {
  const bench = await openBench({ ignoreRanges: true });
  await bench.pull("o/tiny", { pieceBytes: 6_000 });
  const model = await bench.store.find("o/tiny");
  expect(readFileSync(join(model?.directory ?? "", unet)).equals(tinyFiles()[unet] as Uint8Array)).toBe(true);
});

test("a file is fetched in pieces, several at once", async () => {
  const bench = await openBench();
  const plan = await bench.plan("o/tiny");
  const before = bench.hub.seen.length;
  await bench.carryOut(plan, { pieceBytes: 6_000 });
  const ranges = bench.hub.seen
    .slice(before)
    .filter(({ side, url }) => side === "storage" && url.includes("unet"));
  expect(ranges.map(({ range }) => range)).toContain("bytes=0-5999");
  expect(ranges).toHaveLength(Math.ceil((tinyFiles()[unet]?.length ?? 0) / 6_000));
  const model = await bench.store.find("o/tiny");
  expect(readFileSync(join(model?.directory ?? "", unet)).equals(tinyFiles()[unet] as Uint8Array)).toBe(true);
});

test("an interrupted pull goes on where it was", async () => {
  const weights = padded(tinyFiles()[unet], 400_000);
  const bench = await openBench({ repositories: { "o/big": tinyRepository({ [unet]: weights }) } });
  const plan = await bench.plan("o/big");
  bench.hub.options.bytesPerSecond = 400_000;
  const stop = new AbortController();
  const pulling = bench.carryOut(plan, {
    signal: stop.signal,
    onTransfer: (meter) => {
      const timer = setInterval(() => {
        if (meter.state().doneBytes < 200_000) return;
        clearInterval(timer);
        stop.abort(new Error("Ctrl-C"));
      }, 5);
    },
  });
  await expect(pulling).rejects.toThrow("Ctrl-C");
  expect(await bench.store.list()).toEqual([]);
  expect((await bench.store.survey()).unfinished.map(({ name }) => name)).toEqual(["o--big"]);
  bench.hub.options.bytesPerSecond = undefined;
  const resumed = await bench.plan("o/big");
  const before = bench.hub.seen.length;
  await bench.carryOut(resumed);
  const again = bench.hub.seen
    .slice(before)
    .filter(({ side, url }) => side === "storage" && url.includes("unet"));
  expect(again).toHaveLength(1);
  expect(Number(/bytes=(\d+)-/.exec(again[0]?.range ?? "")?.[1])).toBeGreaterThan(50_000);
  const model = await bench.store.find("o/big");
  expect(readFileSync(join(model?.directory ?? "", unet)).equals(weights)).toBe(true);
});

test("what an earlier pull left damaged is fetched once more from the start", async () => {
  const bench = await openBench();
  const { models } = await bench.plan("o/tiny");
  const path = join(bench.store.folderOf("o/tiny"), models[0].from.commit, unet);
  const file = models[0].from.files.get(unet);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(`${path}.part`, Buffer.alloc(file?.size ?? 0, 7));
  const notes = { size: file?.size, hash: file?.sha256, pieceBytes: 64 * 2 ** 20, done: [1_500] };
  writeFileSync(`${path}.part.json`, JSON.stringify(notes));
  await bench.pull("o/tiny");
  expect(readFileSync(path).equals(tinyFiles()[unet] as Uint8Array)).toBe(true);
});

test("notes of an earlier pull that say nonsense are passed over", async () => {
  const bench = await openBench();
  const { models } = await bench.plan("o/tiny");
  const path = join(bench.store.folderOf("o/tiny"), models[0].from.commit, unet);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(`${path}.part.json`, '{"size":1,"done":[-5]}');
  await bench.pull("o/tiny");
  expect(readFileSync(path).equals(tinyFiles()[unet] as Uint8Array)).toBe(true);
});

test("too little space is said before anything is fetched", async () => {
  const bench = await openBench();
  const measureSpace = async () => ({ bavail: 10, bsize: 4_096 });
  const plan = await bench.plan("o/tiny");
  const before = bench.hub.seen.length;
  await expect(bench.carryOut(plan, { measureSpace })).rejects.toThrow(
    /There is too little space in .*models: .* are needed and 41.0 kB are free\. Free some, or set PINHOLE_MODELS/,
  );
  expect(bench.hub.seen.slice(before)).toEqual([]);
});

test("two pulls of one model at once: the second is told so, and after the first it is free", async () => {
  const bench = await openBench();
  const held = bench.store.lock("o/tiny");
  await expect(bench.pull("o/tiny")).rejects.toThrow(
    "Another program is pulling, importing or removing o/tiny right now.",
  );
  await bench.pull("sd-turbo");
  held.release();
  await bench.pull("o/tiny");
  expect((await bench.store.list()).map(({ name }) => name)).toEqual(["o/tiny", "sd-turbo"]);
});

test("a small decoder that another pull is fetching is waited for, and not fetched twice", async () => {
  const bench = await openBench();
  const held = bench.store.lock("taesd");
  const pulling = bench.pull("sd-turbo");
  while (!bench.notes.includes("Another program is fetching taesd; waiting for it.")) await delay(10);
  held.release();
  await Promise.all([pulling, bench.pull("o/tiny")]);
  expect(await bench.store.list()).toHaveLength(2);
  const decoders = bench.hub.seen.filter(({ side, url }) => side === "storage" && url.includes("taesd"));
  expect(decoders).toHaveLength(1);
});

test("a damaged file is fetched anew when files are compared", async () => {
  const bench = await openBench();
  await bench.pull("o/tiny");
  const model = await bench.store.find("o/tiny");
  const path = join(model?.directory ?? "", unet);
  writeFileSync(path, Buffer.alloc(statSync(path).size));
  await bench.pull({ target: "o/tiny", compare: true });
  expect(readFileSync(path).equals(tinyFiles()[unet] as Uint8Array)).toBe(true);
});

test.each([
  [{ platform: "darwin", arch: "x64", hasGlibc: true }, "no build for Macs with an Intel processor"],
  [{ platform: "linux", arch: "x64", hasGlibc: false }, "no build for a system with musl"],
  [{ platform: "freebsd", arch: "x64", hasGlibc: true }, "no build for freebsd on x64"],
] as const)(
  "a machine the engine cannot run on is told before anything is asked",
  async (machine, message) => {
    const bench = await openBench();
    writeFileSync(join(bench.store.runtimeDirectory, "node_modules/onnxruntime-node/package.json"), "{}");
    bench.places.machine = machine;
    await expect(bench.plan("sd-turbo")).rejects.toThrow(message);
    expect(bench.hub.seen).toEqual([]);
    expect(existsSync(bench.store.folderOf("sd-turbo"))).toBe(false);
  },
);
