import type { IdTensor, Tensor } from "../tensors/tensor.ts";

/** What a pipeline sees of a checkpoint: its networks as functions, and the numbers that go with them. */
export interface DiffusionModel {
  /** The name of its family. `stable-diffusion` also stands for LCM and turbo: they differ in numbers alone. */
  kind: string;
  /** One, or for SDXL two; none for an image-variation checkpoint. */
  textEncoders: TextEncoder[];
  denoiser: Denoiser;
  vae: Vae;
  /** TAESD: decodes previews, and pictures where speed matters more than detail. */
  tinyVae?: Vae;
  /** scheduler/scheduler_config.json as it is in the checkpoint, `_class_name` included. */
  schedulerConfig: Readonly<Record<string, unknown>>;
  /** unCLIP: scheduler that noises the image embedding, and the embedding's mean and standard deviation. */
  imageNoising?: ImageNoising;
  imageEncoder?: ImageEncoder;
  safetyChecker?: SafetyChecker;
  /** SDXL: an omitted negative prompt is zeros instead of an encoded empty text (model_index.json). */
  forceZerosForEmptyPrompt: boolean;
}

export interface TextEncoder {
  tokenizer: Tokenizer;
  /**
   * @param ids `[batch, 77]`
   * @returns `hidden` `[batch, 77, width]`: the state after which `skip` last layers are left out, and `pooled`
   * `[batch, projection]` where the encoder has a projection
   */
  encode(ids: IdTensor, reading: TextReading): Promise<{ hidden: Tensor; pooled?: Tensor }>;
}

export interface TextReading {
  /** Layers left out at the end: 0 takes the last one. */
  skip: number;
  /** Whether the final layer norm follows (SD 1 and 2: yes; SDXL: no). */
  finalNorm: boolean;
}

export interface Tokenizer {
  /** Always 77 long, padded; `truncated` is the text that did not fit, empty mostly. */
  encode(text: string): { ids: Int32Array; truncated: string };
}

export interface Denoiser {
  /** Channels in: 4, or 9 for an inpainting network (latents 4, mask 1, masked image latents 4). */
  inChannels: number;
  outChannels: number;
  /** Side of the latents it was trained on: 64 is 512 pixels. */
  sampleSize: number;
  /** Width of the guidance embedding of an LCM; undefined where the network takes none. */
  timeCondProjDim?: number;
  /** Whether it takes `textEmbeds` and `timeIds` (SDXL). */
  takesTextTime: boolean;
  /** Width of `classLabels` (unCLIP); undefined where the network takes none. */
  classEmbedWidth?: number;
  /** Makes it ready to predict, where that takes time of its own; at once where it is. */
  open?(): Promise<void>;
  predict(input: DenoiserInput): Promise<Tensor>;
}

export interface DenoiserInput {
  /** `[batch, inChannels, height / 8, width / 8]` */
  sample: Tensor;
  timestep: number;
  /** `[batch, tokens, crossAttentionDim]` */
  promptEmbeddings: Tensor;
  /** `[batch, timeCondProjDim]` (LCM) */
  timestepCond?: Tensor;
  /** `[batch, 1280]` (SDXL) */
  textEmbeds?: Tensor;
  /** `[batch, 6]` (SDXL) */
  timeIds?: Tensor;
  /** `[batch, classEmbedWidth]` (unCLIP) */
  classLabels?: Tensor;
}

export interface Vae {
  /** Multiplies encoded latents before the denoiser; divides before decoding. */
  scalingFactor: number;
  shiftFactor: number;
  latentChannels: number;
  /** @param image `[batch, 3, height, width]`, -1..1 @returns `[batch, latentChannels, height / 8, width / 8]`; logvar absent for TAESD */
  encode(image: Tensor): Promise<{ mean: Tensor; logvar?: Tensor }>;
  /** @param latents already divided by the scaling factor @returns `[batch, 3, height, width]`, about -1..1 */
  decode(latents: Tensor): Promise<Tensor>;
}

export interface ImageEncoder {
  /** Side of the square it takes: 224. */
  imageSize: number;
  /** Per channel, of values 0..1. */
  mean: readonly [number, number, number];
  deviation: readonly [number, number, number];
  /** @param pixels `[batch, 3, imageSize, imageSize]`, normalised @returns `[batch, projection]` */
  encode(pixels: Tensor): Promise<Tensor>;
}

export interface ImageNoising {
  schedulerConfig: Readonly<Record<string, unknown>>;
  mean: Float32Array;
  deviation: Float32Array;
}

export interface SafetyChecker {
  encoder: Omit<ImageEncoder, "encode">;
  /** @param pixels `[batch, 3, 224, 224]`, normalised @returns for each picture whether it was found unsafe */
  check(pixels: Tensor): Promise<boolean[]>;
}
