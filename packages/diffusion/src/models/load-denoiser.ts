import { join } from "node:path";
import { buildUnet2dCondition } from "../networks/unet-2d-condition.ts";
import type { Denoiser, DenoiserInput } from "../pipelines/diffusion-model.ts";
import type { NetworkOptions } from "../sessions/open-network.ts";
import type { Tensor } from "../tensors/tensor.ts";
import { loadNetworks } from "./load-networks.ts";
import { type Loaded, take } from "./load-vae.ts";
import type { Checkpoint } from "./read-checkpoint.ts";

/** The UNet; it is opened before the first step. */
export async function loadDenoiser(
  { directory, unet }: Checkpoint,
  options: NetworkOptions,
): Promise<Loaded<Denoiser>> {
  const source = { component: "unet", directory: join(directory, "unet") };
  const networks = await loadNetworks(
    source,
    [{ build: (graph) => buildUnet2dCondition(graph, unet) }],
    options,
  );
  const denoiser: Denoiser = {
    inChannels: unet.inChannels,
    outChannels: unet.outChannels,
    sampleSize: unet.sampleSize,
    timeCondProjDim: unet.timeCondProjDim,
    takesTextTime: unet.additionInputDim !== undefined,
    classEmbedWidth: unet.classEmbedWidth,
    open: async () => await networks[0]?.open(),
    predict: async (input) => take((await networks[0]?.run(nameInputs(input))) ?? {}, "out_sample"),
  };
  return { part: denoiser, networks };
}

/** Names of diffusers' own inputs; what a network does not take is left out by who calls. */
function nameInputs(input: DenoiserInput): Record<string, Tensor> {
  const named = {
    sample: input.sample,
    timestep: { dims: [1], data: new Float32Array([input.timestep]) },
    encoder_hidden_states: input.promptEmbeddings,
    timestep_cond: input.timestepCond,
    text_embeds: input.textEmbeds,
    time_ids: input.timeIds,
    class_labels: input.classLabels,
  };
  const given = Object.entries(named).filter((entry): entry is [string, Tensor] => entry[1] !== undefined);
  return Object.fromEntries(given);
}
