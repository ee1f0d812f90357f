import { join } from "node:path";
import type { DiffusionModel, ImageNoising } from "../pipelines/diffusion-model.ts";
import type { NetworkOptions } from "../sessions/open-network.ts";
import { CheckpointError } from "./checkpoint-error.ts";
import type { LazyNetwork } from "./lazy-network.ts";
import { loadDenoiser } from "./load-denoiser.ts";
import { loadImageEncoder, loadSafetyChecker } from "./load-image-encoder.ts";
import { loadTextEncoder } from "./load-text-encoder.ts";
import { type Loaded, loadVae } from "./load-vae.ts";
import { type Checkpoint, readCheckpoint } from "./read-checkpoint.ts";
import { readComponentWeights } from "./read-component-weights.ts";
import { readFloats } from "./read-floats.ts";

export interface LoadOptions extends Pick<NetworkOptions, "runtime" | "threads"> {
  /** Absolute folder of a TAESD; the checkpoint's own folder `taesd` when left out, where it has one. */
  tinyVaeDirectory?: string;
  /** Gives the text encoders' memory back before the first step of each drawing; they are opened again for the next. */
  releaseTextEncoders?: boolean;
}

/** A checkpoint ready to be drawn with. */
export interface LoadedDiffusionModel extends DiffusionModel {
  /** Memory that the weights take when all networks are open: `residentBytes` of each graph. */
  weightBytes: number;
  /** Networks that are in memory now: `unet`, `vae` and so on. */
  openNetworks(): string[];
  /** Gives all memory back. What is used after that is opened again. */
  release(): Promise<void>;
}

/**
 * Makes a checkpoint in the layout of diffusers ready: configurations are checked, graphs built and held against the
 * weights' headers. No weight is read: each network is opened when it is first used.
 * @param directory absolute
 * @throws {CheckpointError} naming the component and file, for whatever is missing, damaged or not built here
 */
export async function loadModel(directory: string, options: LoadOptions): Promise<LoadedDiffusionModel> {
  const checkpoint = await readCheckpoint(directory, options.tinyVaeDirectory);
  const network: NetworkOptions = {
    runtime: options.runtime,
    threads: options.threads,
  };
  const opened: OpenedPart[] = [];
  const keep = <Part>(component: string, loaded: Loaded<Part>): Part => {
    opened.push({ component, networks: loaded.networks });
    return loaded.part;
  };
  const textEncoders = [];
  for (const encoder of checkpoint.textEncoders) {
    textEncoders.push(keep(encoder.component, await loadTextEncoder(directory, encoder, network)));
  }
  const denoiser = keep("unet", await loadDenoiser(checkpoint, network));
  const vae = keep("vae", await loadVae("vae", checkpoint.vae, network));
  const tinyVae = checkpoint.tinyVae === checkpoint.vae ? vae : undefined;
  const { imageEncoder, safetyChecker } = checkpoint;
  return {
    kind: checkpoint.index.family.name,
    textEncoders,
    denoiser: options.releaseTextEncoders ? releasingBefore(denoiser, opened) : denoiser,
    vae,
    tinyVae:
      tinyVae ?? (checkpoint.tinyVae && keep("taesd", await loadVae("taesd", checkpoint.tinyVae, network))),
    schedulerConfig: checkpoint.schedulerConfig,
    imageNoising: await loadImageNoising(checkpoint),
    imageEncoder:
      imageEncoder && keep("image_encoder", await loadImageEncoder(checkpoint, imageEncoder, network)),
    safetyChecker:
      safetyChecker && keep("safety_checker", await loadSafetyChecker(checkpoint, safetyChecker, network)),
    forceZerosForEmptyPrompt: checkpoint.index.forceZerosForEmptyPrompt,
    weightBytes: countBytes(opened),
    openNetworks: () =>
      opened
        .filter(({ networks }) => networks.some((network) => network.isOpen))
        .map(({ component }) => component),
    async release() {
      await releaseAll(opened);
    },
  };
}

interface OpenedPart {
  component: string;
  networks: LazyNetwork[];
}

/** The denoiser's first step means that all texts are encoded. */
function releasingBefore(
  denoiser: DiffusionModel["denoiser"],
  opened: readonly OpenedPart[],
): DiffusionModel["denoiser"] {
  const texts = opened.filter(({ component }) => component.startsWith("text_encoder"));
  return {
    ...denoiser,
    async open() {
      await releaseAll(texts);
      await denoiser.open?.();
    },
    async predict(input) {
      await releaseAll(texts);
      return await denoiser.predict(input);
    },
  };
}

function countBytes(parts: readonly OpenedPart[]): number {
  const networks = parts.flatMap((part) => part.networks);
  return networks.reduce((bytes, { residentBytes }) => bytes + residentBytes, 0);
}

async function releaseAll(parts: readonly OpenedPart[]): Promise<void> {
  for (const { networks } of parts) for (const network of networks) await network.release();
}

/** unCLIP: mean and deviation of image embeddings, `[1, width]` each in the file. */
async function loadImageNoising({ directory, imageNoising }: Checkpoint): Promise<ImageNoising | undefined> {
  if (!imageNoising) return undefined;
  const component = "image_normalizer";
  const weights = await readComponentWeights({ component, directory: join(directory, component) });
  const read = async (name: string): Promise<Float32Array> => {
    const stored = weights.get(name);
    if (!stored || stored.shape.join() !== `1,${imageNoising.width}`) {
      throw new CheckpointError(component, `has no ${name} of ${imageNoising.width} numbers`);
    }
    return await readFloats(stored);
  };
  return {
    schedulerConfig: imageNoising.schedulerConfig,
    mean: await read("mean"),
    deviation: await read("std"),
  };
}
