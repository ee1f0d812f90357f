import type { Tensor } from "../tensors/tensor.ts";
import type { Denoiser, DenoiserInput, DiffusionModel, TextEncoder, Vae } from "./diffusion-model.ts";
import type { PipelineWatch } from "./pipeline-request.ts";

/** A checkpoint whose networks are formulas: quick, and each can be replaced. */
export function fakeModel(fields: Partial<DiffusionModel> = {}): DiffusionModel {
  return {
    kind: "stable-diffusion",
    textEncoders: [fakeTextEncoder()],
    denoiser: fakeDenoiser(),
    vae: fakeVae(),
    schedulerConfig: { _class_name: "EulerDiscreteScheduler", beta_schedule: "scaled_linear" },
    forceZerosForEmptyPrompt: false,
    ...fields,
  };
}

export function fakeDenoiser(fields: Partial<Denoiser> = {}): Denoiser {
  return {
    inChannels: 4,
    outChannels: 4,
    sampleSize: 8,
    takesTextTime: false,
    predict: async (input) => predictByFormula(input),
    ...fields,
  };
}

/** Each row goes its own way by its embeddings. */
export function predictByFormula({ sample, timestep, promptEmbeddings }: DenoiserInput): Tensor {
  const [rows = 1, channels = 4, height = 1, width = 1] = sample.dims;
  const area = height * width;
  const data = new Float32Array(rows * 4 * area);
  for (let row = 0; row < rows; row += 1) {
    const meaning = promptEmbeddings.data[(row * promptEmbeddings.data.length) / rows] ?? 0;
    for (let at = 0; at < 4 * area; at += 1)
      data[row * 4 * area + at] =
        0.95 * (sample.data[row * channels * area + at] ?? 0) + 0.02 * meaning + timestep / 100_000;
  }
  return { dims: [rows, 4, height, width], data };
}

/** The hidden states say the number of characters of the text, and how many layers were skipped. */
export function fakeTextEncoder(fields: Partial<TextEncoder> = {}): TextEncoder {
  return {
    tokenizer: {
      encode: (text) => ({
        ids: new Int32Array(77).fill(text.length),
        truncated: text.length > 100 ? text.slice(100) : "",
      }),
    },
    encode: async ({ data }, { skip }) => ({
      hidden: { dims: [1, 77, 2], data: new Float32Array(154).fill((data[0] ?? 0) / 10 + skip) },
      pooled: { dims: [1, 3], data: new Float32Array(3).fill(skip) },
    }),
    ...fields,
  };
}

/** Latents are the means of 8 x 8 pixels: red, green, blue, and red again; pixels are the latents made large. */
export function fakeVae(fields: Partial<Vae> = {}): Vae {
  return {
    scalingFactor: 0.5,
    shiftFactor: 0,
    latentChannels: 4,
    async encode({ dims: [, , height = 0, width = 0], data }) {
      const [rows, columns] = [height / 8, width / 8];
      const mean = new Float32Array(4 * rows * columns);
      for (let at = 0; at < 3 * height * width; at += 1) {
        const [channel, y, x] = [
          Math.floor(at / (height * width)),
          Math.floor(at / width) % height,
          at % width,
        ];
        const cell = (channel * rows + Math.floor(y / 8)) * columns + Math.floor(x / 8);
        mean[cell] = (mean[cell] ?? 0) + (data[at] ?? 0) / 64;
      }
      mean.copyWithin(3 * rows * columns, 0, rows * columns);
      const dims = [1, 4, rows, columns];
      return { mean: { dims, data: mean }, logvar: { dims, data: new Float32Array(mean.length).fill(-20) } };
    },
    async decode({ dims: [, , rows = 0, columns = 0], data }) {
      const [height, width] = [rows * 8, columns * 8];
      const pixels = Float32Array.from({ length: 3 * height * width }, (_, at) => {
        const [channel, y, x] = [
          Math.floor(at / (height * width)),
          Math.floor(at / width) % height,
          at % width,
        ];
        return data[(channel * rows + Math.floor(y / 8)) * columns + Math.floor(x / 8)] ?? 0;
      });
      return { dims: [1, 3, height, width], data: pixels };
    },
    ...fields,
  };
}

/** What was told while drawing. */
export interface Heard {
  watch: PipelineWatch;
  steps: string[];
  previews: Parameters<PipelineWatch["onPreview"]>[0][];
  abort: AbortController;
}

export function listen(): Heard {
  const heard: Omit<Heard, "watch"> = { steps: [], previews: [], abort: new AbortController() };
  const watch: PipelineWatch = {
    signal: heard.abort.signal,
    onStep: ({ step, steps }) => heard.steps.push(`${step}/${steps}`),
    onPreview: (preview) => void heard.previews.push(preview),
  };
  return { ...heard, watch };
}
