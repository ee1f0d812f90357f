// compare-full-size.ts turbo|sd15 FOLDER: one step with a checkpoint of real shapes, held against diffusers' latents.
// FOLDER is written by tools/goldens/full_size.py. ORT_DISABLE_TELEMETRY=1 must be set. The record is in docs/exactness.md.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type DiffusionModel, loadModel, runPipeline } from "@pinhole/diffusion";

const [kind = "", folder = ""] = process.argv.slice(2);
const guidance: Record<string, number> = { turbo: 0, sd15: 7.5 };
const runtime = fileURLToPath(new URL("../node_modules/.cache/pinhole-models/runtime", import.meta.url));

const model = await loadModel(folder, { runtime, threads: 2, releaseTextEncoders: true });
let ours = new Float32Array();
/** Takes the latents where they would be decoded; what the picture would be does not matter. */
const listening: DiffusionModel = {
  ...model,
  vae: {
    ...model.vae,
    decode: async ({ data }) => {
      ours = data.map((value) => value * model.vae.scalingFactor);
      return { dims: [1, 3, 512, 512], data: new Float32Array(3 * 512 * 512) };
    },
  },
};
const { used } = await runPipeline(
  listening,
  {
    task: "generate",
    prompt: "a fox under a full moon",
    width: 512,
    height: 512,
    seeds: [42],
    steps: 1,
    guidanceScale: guidance[kind] ?? 0,
    previews: 0,
    fullDecoder: true,
    checkSafety: false,
  },
  { signal: new AbortController().signal, onStep: () => {}, onPreview: () => {} },
);
await model.release();

const [theirs, start] = await Promise.all([readFloats("reference.f32"), readFloats("start.f32")]);
const apart = ours.reduce(
  (most, value, index) => Math.max(most, Math.abs(value - (theirs[index] ?? NaN))),
  0,
);
const cosines = {
  latents: cosine(ours, theirs),
  // What the networks made of the noise, without the noise itself, which both have bit for bit.
  change: cosine(difference(ours, start), difference(theirs, start)),
};
console.log({
  kind,
  numbers: theirs.length,
  cosines,
  largestDifference: apart,
  deviation: Math.sqrt(product(theirs, theirs) / theirs.length),
  seconds: used.seconds,
  peakBytes: process.resourceUsage().maxRSS * 1024,
});
if (ours.length !== theirs.length || !Object.values(cosines).every((value) => value > 0.9999))
  process.exit(1);

async function readFloats(name: string): Promise<Float32Array> {
  const bytes = await readFile(join(folder, name));
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

function difference(a: Float32Array, b: Float32Array): Float32Array {
  return a.map((value, index) => value - (b[index] ?? NaN));
}

function product(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? NaN), 0);
}

function cosine(a: Float32Array, b: Float32Array): number {
  return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
}
