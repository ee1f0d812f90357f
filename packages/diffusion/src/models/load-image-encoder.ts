import { join } from "node:path";
import { buildClipVision } from "../networks/clip-vision.ts";
import { buildSafetyChecker, findUnsafe } from "../networks/safety-checker.ts";
import type { ImageEncoder, SafetyChecker } from "../pipelines/diffusion-model.ts";
import type { NetworkOptions } from "../sessions/open-network.ts";
import type { ClipVisionConfig } from "./clip-config.ts";
import { loadNetworks, type NetworkPlan } from "./load-networks.ts";
import { type Loaded, take } from "./load-vae.ts";
import type { Checkpoint } from "./read-checkpoint.ts";
import { renameOldVision } from "./read-component-weights.ts";

/** CLIP's image encoder, for image variations and unCLIP. */
export async function loadImageEncoder(
  { directory, preprocessor }: Checkpoint,
  config: ClipVisionConfig,
  options: NetworkOptions,
): Promise<Loaded<ImageEncoder>> {
  const plan: NetworkPlan = { build: (graph) => buildClipVision(graph, config) };
  const networks = await loadNetworks(sourceOf(directory, "image_encoder"), [plan], options);
  const encoder: ImageEncoder = {
    imageSize: config.imageSize,
    ...preprocessor,
    async encode(pixels) {
      return take((await networks[0]?.run({ pixels })) ?? {}, "embedding");
    },
  };
  return { part: encoder, networks };
}

/** The safety checker of Stable Diffusion 1. */
export async function loadSafetyChecker(
  { directory, preprocessor }: Checkpoint,
  config: ClipVisionConfig,
  options: NetworkOptions,
): Promise<Loaded<SafetyChecker>> {
  const plan: NetworkPlan = { build: (graph) => buildSafetyChecker(graph, config) };
  const networks = await loadNetworks(sourceOf(directory, "safety_checker"), [plan], options);
  const checker: SafetyChecker = {
    encoder: { imageSize: config.imageSize, ...preprocessor },
    async check(pixels) {
      const found = (await networks[0]?.run({ pixels })) ?? {};
      return findUnsafe({
        specialCosines: take(found, "special_cosines"),
        conceptCosines: take(found, "concept_cosines"),
        specialLimits: take(found, "special_limits"),
        conceptLimits: take(found, "concept_limits"),
      });
    },
  };
  return { part: checker, networks };
}

function sourceOf(directory: string, component: string) {
  return { component, directory: join(directory, component), rename: renameOldVision };
}
