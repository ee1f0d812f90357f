// pinhole-peer.ts FOLDER THREADS NETWORKS [release]: the protocol of peer.py over our own engine; ORT_DISABLE_TELEMETRY=1.
// With `release` the text encoder leaves memory before the UNet is opened, as it does where memory is short.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { loadModel } from "@pinhole/diffusion";

const [folder = "", threads = "2", networks = "", release] = process.argv.slice(2);
const runtime = fileURLToPath(
  new URL("../../../node_modules/.cache/pinhole-models/runtime", import.meta.url),
);

const model = await loadModel(folder, {
  runtime,
  threads: Number(threads),
  tinyVaeDirectory: join(folder, "tiny_vae"),
  releaseTextEncoders: release === "release",
});
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

const start = performance.now();
// Networks are opened by their first use; the first run is part of the time.
for (const name of networks.split(",")) {
  const result = await runs[name]?.();
  await mkdir(join(folder, "outputs"), { recursive: true });
  if (result) await writeFile(join(folder, "outputs", `pinhole-${name}.f32`), result);
}
answer({ load: (performance.now() - start) / 1000, peak: peak() });

for await (const line of createInterface({ input: process.stdin })) {
  const begin = performance.now();
  const used = process.cpuUsage();
  await runs[line.trim()]?.();
  const { user, system } = process.cpuUsage(used);
  answer({ seconds: (performance.now() - begin) / 1000, worked: (user + system) / 1e6, peak: peak() });
}

async function floats(name: string): Promise<Float32Array> {
  const bytes = await readFile(join(folder, "inputs", name));
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

function peak(): number {
  return process.resourceUsage().maxRSS * 1024;
}

function answer(message: Record<string, number>): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}
