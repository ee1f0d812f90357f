import { stat } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { CheckpointError } from "./checkpoint-error.ts";
import { clipTextConfig, clipVisionConfig, safetyCheckerConfig } from "./clip-config.ts";
import type { ComponentName } from "./component-name.ts";
import { type ModelIndex, readModelIndex } from "./model-index.ts";
import { preprocessorConfig, type PreprocessorConfig } from "./preprocessor-config.ts";
import { readConfig, readJson } from "./read-json.ts";
import { tinyVaeConfig, type TinyVaeConfig } from "./tiny-vae-config.ts";
import { unetConfig, type UnetConfig } from "./unet-config.ts";
import { vaeConfig, type VaeConfig } from "./vae-config.ts";
import type { ClipTextConfig, ClipVisionConfig } from "./clip-config.ts";

/** A VAE of either make, and the folder it lies in. */
export type VaeParts =
  | { make: "kl"; directory: string; config: VaeConfig }
  | { make: "tiny"; directory: string; config: TinyVaeConfig };

/** A checkpoint's configurations, all read and checked; no weight is touched yet. */
export interface Checkpoint {
  /** Absolute; the folder of model_index.json. */
  directory: string;
  index: ModelIndex;
  unet: UnetConfig;
  vae: VaeParts;
  tinyVae?: VaeParts & { make: "tiny" };
  /** In the order in which they are read. */
  textEncoders: {
    component: "text_encoder" | "text_encoder_2";
    tokenizer: "tokenizer" | "tokenizer_2";
    config: ClipTextConfig;
  }[];
  imageEncoder?: ClipVisionConfig;
  safetyChecker?: ClipVisionConfig;
  /** For image encoder and safety checker. */
  preprocessor: PreprocessorConfig;
  schedulerConfig: Readonly<Record<string, unknown>>;
  /** unCLIP. */
  imageNoising?: { schedulerConfig: Readonly<Record<string, unknown>>; width: number };
}

/**
 * Reads all configurations of a checkpoint.
 * @param directory absolute, in the layout of diffusers
 * @param tinyVaeDirectory absolute folder of a TAESD; the checkpoint's own folder `taesd` when left out, where it has one
 * @throws {CheckpointError} for the first that is missing, damaged or not built here
 */
export async function readCheckpoint(directory: string, tinyVaeDirectory?: string): Promise<Checkpoint> {
  const index = await readModelIndex(directory);
  const unet = await readConfig(directory, { place: "unet/config.json", schema: unetConfig });
  const vae = await readVae(directory, index);
  const checkpoint: Checkpoint = {
    directory,
    index,
    unet,
    vae,
    tinyVae: vae.make === "tiny" ? vae : await readTinyVae(directory, tinyVaeDirectory),
    textEncoders: await readTextEncoders(directory, index),
    imageEncoder: index.classes.has("image_encoder")
      ? await readConfig(directory, { place: "image_encoder/config.json", schema: clipVisionConfig })
      : undefined,
    safetyChecker: await readSafetyChecker(directory, index),
    preprocessor: await readPreprocessor(directory, index),
    schedulerConfig: await readJson(directory, "scheduler/scheduler_config.json"),
    imageNoising: index.classes.has("image_normalizer") ? await readImageNoising(directory) : undefined,
  };
  checkFit(checkpoint);
  return checkpoint;
}

async function readVae(directory: string, { classes }: ModelIndex): Promise<VaeParts> {
  const place = "vae/config.json";
  if (classes.get("vae") === "AutoencoderTiny") {
    const config = await readConfig(directory, { place, schema: tinyVaeConfig });
    return { make: "tiny", directory: join(directory, "vae"), config };
  }
  const config = await readConfig(directory, { place, schema: vaeConfig });
  return { make: "kl", directory: join(directory, "vae"), config };
}

async function readTinyVae(
  directory: string,
  given?: string,
): Promise<(VaeParts & { make: "tiny" }) | undefined> {
  const folder = given ?? join(directory, "taesd");
  if (given === undefined && !(await isFolder(folder))) return undefined;
  try {
    const config = await readConfig(folder, { place: "config.json", schema: tinyVaeConfig });
    return { make: "tiny", directory: folder, config };
  } catch (cause) {
    if (!(cause instanceof CheckpointError)) throw cause;
    // It may lie anywhere: its own folder's name would tell nobody what is missing.
    const place = cause.place === "" ? "taesd" : `taesd/${cause.place}`;
    throw new CheckpointError(place, cause.trouble, { cause });
  }
}

async function readTextEncoders(
  directory: string,
  { classes }: ModelIndex,
): Promise<Checkpoint["textEncoders"]> {
  const encoders: Checkpoint["textEncoders"] = [];
  for (const [component, tokenizer] of [
    ["text_encoder", "tokenizer"],
    ["text_encoder_2", "tokenizer_2"],
  ] as const) {
    const found = classes.get(component);
    if (found === undefined) continue;
    // The index decides the class; the file's own `architectures` may be of what it was made from.
    const schema = clipTextConfig(found);
    encoders.push({
      component,
      tokenizer,
      config: await readConfig(directory, { place: `${component}/config.json`, schema }),
    });
  }
  return encoders;
}

/** Named by the index but left out of the folder, it is not there: checkpoints are often pulled without it. */
async function readSafetyChecker(
  directory: string,
  { classes }: ModelIndex,
): Promise<ClipVisionConfig | undefined> {
  if (!classes.has("safety_checker") || !(await isFolder(join(directory, "safety_checker"))))
    return undefined;
  return await readConfig(directory, { place: "safety_checker/config.json", schema: safetyCheckerConfig });
}

async function readPreprocessor(directory: string, { classes }: ModelIndex): Promise<PreprocessorConfig> {
  const component: ComponentName = "feature_extractor";
  if (!classes.has(component) || !(await isFolder(join(directory, component))))
    return preprocessorConfig.parse({});
  return await readConfig(directory, {
    place: `${component}/preprocessor_config.json`,
    schema: preprocessorConfig,
  });
}

async function readImageNoising(directory: string): Promise<NonNullable<Checkpoint["imageNoising"]>> {
  const schema = z.object({ embedding_dim: z.int().min(1).max(65_536).default(768) });
  const place = "image_normalizer/config.json";
  const { embedding_dim: width } = await readConfig(directory, { place, schema });
  return {
    width,
    schedulerConfig: await readJson(directory, "image_noising_scheduler/scheduler_config.json"),
  };
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isDirectory() ?? false;
}

function refuse(trouble: string): never {
  throw new CheckpointError("unet/config.json", trouble);
}

/** Whether the components fit each other: better said here than by a matrix product while a picture is drawn. */
function checkFit({ unet, vae, tinyVae, textEncoders, imageEncoder, imageNoising, index }: Checkpoint): void {
  const width = textEncoders.reduce((sum, { config }) => sum + config.hiddenSize, 0);
  const context = index.classes.has("text_encoder") ? width : imageEncoder?.projectionDim;
  const [wanted = 0] = unet.crossAttentionDim;
  if (context !== wanted) refuse(`cross_attention_dim is ${wanted}, but what it looks at is ${context} wide`);
  const latent = vae.config.latentChannels;
  if (unet.outChannels !== latent)
    refuse(`out_channels is ${unet.outChannels}, but the VAE has ${latent} channels`);
  const accepted = index.family.inChannels(latent);
  if (!accepted.includes(unet.inChannels)) {
    refuse(
      `in_channels is ${unet.inChannels}; a ${index.pipeline} can be drawn with ${accepted.join(" or ")}`,
    );
  }
  if (tinyVae && tinyVae.config.latentChannels !== latent) {
    throw new CheckpointError(
      "taesd",
      `has ${tinyVae.config.latentChannels} channels, but the VAE has ${latent}`,
    );
  }
  const isXl = index.classes.has("text_encoder_2");
  if (isXl !== (unet.additionInputDim !== undefined))
    refuse(`addition_embed_type does not fit a ${index.pipeline}`);
  const embedded = imageNoising && 2 * imageNoising.width;
  if (embedded !== unet.classEmbedWidth) refuse(`class_embed_type does not fit a ${index.pipeline}`);
}
