// pinhole-peer.ts FOLDER THREADS NETWORKS [release]: the protocol of peer.py over our own engine; ORT_DISABLE_TELEMETRY=1.
// With `release` the text encoder leaves memory before the UNet is opened, as it does where memory is short. The first
// answer tells besides what the graphs took, and the opening of each network apart from its first run.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { loadModel } from "@pinhole/diffusion";
import type { Opening } from "./peer-process.ts";
import { runtime } from "./runtime.ts";
import { watchNetworks } from "./watch-networks.ts";

const [folder = "", threads = "2", networks = "", release] = process.argv.slice(2);
let running = 0;
watchNetworks(runtime, ({ begin, end }) => (running += (end - begin) / 1000));

const start = performance.now();
const model = await loadModel(folder, {
  runtime,
  threads: Number(threads),
  tinyVaeDirectory: join(folder, "tiny_vae"),
  releaseTextEncoders: release === "release",
});
const graphs = since(start);
const latents = { dims: [1, 4, 64, 64], data: await floats("latents.f32") };
const promptEmbeddings = { dims: [1, 77, 1024], data: await floats("prompt.f32") };
const ids = { dims: [1, 77], data: new Int32Array((await floats("ids.i32")).buffer) };

const runs: Record<string, () => Promise<Float32Array | undefined>> = {
  text_encoder: async () =>
    (await model.textEncoders[0]?.encode(ids, { skip: 0, finalNorm: true }))?.hidden.data,
  unet: async () => (await model.denoiser.predict({ sample: latents, timestep: 999, promptEmbeddings })).data,
  tiny_vae: async () => (await model.tinyVae?.decode(latents))?.data,
  vae: async () => (await model.vae.decode(latents)).data,
};

const results = new Map<string, Float32Array>();
const openings: Record<string, Opening> = {};
for (const name of networks.split(",")) {
  running = 0;
  const begin = performance.now();
  // A network is opened by its first use.
  const result = await runs[name]?.();
  if (result) results.set(name, result);
  openings[name] = { opening: since(begin) - running, run: running };
}
await mkdir(join(folder, "outputs"), { recursive: true });
for (const [name, result] of results) await writeFile(join(folder, "outputs", `pinhole-${name}.f32`), result);
const load = Object.values(openings).reduce((sum, { opening }) => sum + opening, graphs);
answer({ load, graphs, openings, peak: peak() });

for await (const line of createInterface({ input: process.stdin })) {
  const begin = performance.now();
  const used = process.cpuUsage();
  await runs[line.trim()]?.();
  const { user, system } = process.cpuUsage(used);
  answer({ seconds: since(begin), worked: (user + system) / 1e6, peak: peak() });
}

async function floats(name: string): Promise<Float32Array> {
  const bytes = await readFile(join(folder, "inputs", name));
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

function peak(): number {
  return process.resourceUsage().maxRSS * 1024;
}

function since(begin: number): number {
  return (performance.now() - begin) / 1000;
}

function answer(message: object): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}
