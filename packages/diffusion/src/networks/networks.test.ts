import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { largestDifference, readGolden } from "../models/golden.test.fixture.ts";
import { tinyVaeConfig } from "../models/tiny-vae-config.ts";
import { type UnetConfig, unetConfig } from "../models/unet-config.ts";
import { vaeConfig } from "../models/vae-config.ts";
import type { Tensor } from "../tensors/tensor.ts";
import { buildVaeDecoder, buildVaeEncoder, vaeMiddle } from "./autoencoder-kl.ts";
import { buildTinyDecoder, buildTinyEncoder } from "./autoencoder-tiny.ts";
import { drawn, runDrawn } from "./run-drawn.test.fixture.ts";
import { buildUnet2dCondition } from "./unet-2d-condition.ts";

const golden = await readGolden("networks");
const tolerance = 1e-4;
const tokens = 11;

async function tiny(path: string): Promise<unknown> {
  return JSON.parse(
    await readFile(new URL(`../../fixtures/tiny/${path}/config.json`, import.meta.url), "utf8"),
  );
}

function unetInputs(
  config: UnetConfig,
  [height, width]: [number, number],
  timestep: number,
): Record<string, Tensor> {
  const { timeCondProjDim, classEmbedWidth, additionInputDim, additionTimeEmbedDim } = config;
  const pooled = (additionInputDim ?? 0) - 6 * (additionTimeEmbedDim ?? 0);
  const sizes = [64, 48, 0, 8, 64, 48, 1024, 1024, 0, 0, 1024, 1024];
  return {
    sample: drawn("sample", 2, config.inChannels, height, width),
    timestep: { dims: [1], data: new Float32Array([timestep]) },
    encoder_hidden_states: drawn("encoder_hidden_states", 2, tokens, config.crossAttentionDim[0] ?? 0),
    ...(timeCondProjDim !== undefined && { timestep_cond: drawn("timestep_cond", 2, timeCondProjDim) }),
    ...(classEmbedWidth !== undefined && { class_labels: drawn("class_labels", 2, classEmbedWidth) }),
    ...(additionInputDim !== undefined && {
      text_embeds: drawn("text_embeds", 2, pooled),
      time_ids: { dims: [2, 6], data: new Float32Array(sizes) },
    }),
  };
}

test.for([
  "sd15",
  "sd21",
  "sdxl",
  "lcm",
  "inpainting",
  "bk-sdm",
  "tiny-sd",
  "ssd-1b",
  "sdxs",
  "turbo",
  "unclip",
  "image-variation",
])("the denoiser of a tiny %s computes what diffusers computes", async (kind) => {
  const config = unetConfig.parse(await tiny(`${kind}/unet`));
  const result = await runDrawn(
    (graph) => buildUnet2dCondition(graph, config),
    unetInputs(config, [8, 6], 999),
  );
  expect(largestDifference(result.out_sample, golden.get(`unet.${kind}`))).toBeLessThan(tolerance);
});

test("the denoiser takes sizes that its halvings do not divide, and a timestep between two", async () => {
  const config = unetConfig.parse(await tiny("sd15/unet"));
  const result = await runDrawn(
    (graph) => buildUnet2dCondition(graph, config),
    unetInputs(config, [7, 5], 0.25),
  );
  expect(largestDifference(result.out_sample, golden.get("unet.sd15-odd"))).toBeLessThan(tolerance);
});

test.for(["sd15", "sdxl"])("the VAE of a tiny %s encodes and decodes as diffusers does", async (kind) => {
  const config = vaeConfig.parse(await tiny(`${kind}/vae`));
  const encoded = await runDrawn((graph) => buildVaeEncoder(graph, config), {
    sample: drawn("image", 2, 3, 40, 48),
  });
  const decoded = await runDrawn((graph) => buildVaeDecoder(graph, config), {
    latents: drawn("latents", 2, 4, 5, 6),
  });
  expect(largestDifference(encoded.mean, golden.get(`vae.${kind}.mean`))).toBeLessThan(tolerance);
  expect(largestDifference(encoded.logvar, golden.get(`vae.${kind}.logvar`))).toBeLessThan(tolerance);
  expect(largestDifference(decoded.sample, golden.get(`vae.${kind}.sample`))).toBeLessThan(tolerance);
});

test("TAESD encodes and decodes as diffusers does", async () => {
  const config = tinyVaeConfig.parse(await tiny("taesd"));
  const image = drawn("image", 2, 3, 40, 48);
  const clamped = { ...image, data: image.data.map((value) => Math.min(Math.max(value, -1), 1)) };
  const encoded = await runDrawn((graph) => buildTinyEncoder(graph, config), { sample: clamped });
  const decoded = await runDrawn((graph) => buildTinyDecoder(graph, config), {
    latents: drawn("latents", 2, 4, 5, 6),
  });
  expect(largestDifference(encoded.latents, golden.get("taesd.latents"))).toBeLessThan(tolerance);
  expect(largestDifference(decoded.sample, golden.get("taesd.sample"))).toBeLessThan(tolerance);
});

test("the middle of a VAE attends from every pixel to every other", async () => {
  const { y } = await runDrawn(
    (graph) =>
      graph.output(
        "y",
        vaeMiddle(graph, graph.input("x", "float32", [1, 32, "h", "w"]), {
          width: 32,
          groups: 8,
          attends: true,
        }),
      ),
    { x: drawn("x", 1, 32, 4, 5) },
  );
  expect(largestDifference(y, golden.get("block.pixel-attention"))).toBeLessThan(1e-5);
});
