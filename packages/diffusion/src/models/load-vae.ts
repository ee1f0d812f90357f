import { buildVaeDecoder, buildVaeEncoder } from "../networks/autoencoder-kl.ts";
import { buildTinyDecoder, buildTinyEncoder } from "../networks/autoencoder-tiny.ts";
import type { Vae } from "../pipelines/diffusion-model.ts";
import type { NetworkOptions } from "../sessions/open-network.ts";
import type { Tensor } from "../tensors/tensor.ts";
import { renameOldAttention } from "../weights/rename-old-attention.ts";
import type { LazyNetwork } from "./lazy-network.ts";
import { loadNetworks, type NetworkPlan } from "./load-networks.ts";
import type { VaeParts } from "./read-checkpoint.ts";

/** A network, or several, with what they are to a pipeline. */
export interface Loaded<Part> {
  part: Part;
  networks: LazyNetwork[];
}

/**
 * Encoder and decoder of either make; each is opened when it is first used.
 * @param component for messages: `vae`, `taesd`
 */
export async function loadVae(
  component: string,
  parts: VaeParts,
  options: NetworkOptions,
): Promise<Loaded<Vae>> {
  const source = { component, directory: parts.directory, rename: renameOldAttention };
  const networks = await loadNetworks(source, plansOf(parts), options);
  const [encoder, decoder] = networks;
  if (!encoder || !decoder) throw new Error("A VAE is two networks");
  const isTiny = parts.make === "tiny";
  const vae: Vae = {
    scalingFactor: parts.config.scalingFactor,
    shiftFactor: parts.config.shiftFactor,
    latentChannels: parts.config.latentChannels,
    async encode(sample) {
      const found = await encoder.run({ sample });
      return isTiny
        ? { mean: take(found, "latents") }
        : { mean: take(found, "mean"), logvar: take(found, "logvar") };
    },
    decode: async (latents) => take(await decoder.run({ latents }), "sample"),
  };
  return { part: vae, networks };
}

const encodes = (name: string): boolean => /^(encoder|quant_conv)\./.test(name);

function plansOf(parts: VaeParts): NetworkPlan[] {
  return parts.make === "tiny"
    ? [
        { build: (graph) => buildTinyEncoder(graph, parts.config), owns: encodes },
        { build: (graph) => buildTinyDecoder(graph, parts.config) },
      ]
    : [
        { build: (graph) => buildVaeEncoder(graph, parts.config), owns: encodes },
        { build: (graph) => buildVaeDecoder(graph, parts.config) },
      ];
}

/** An output that the network was built to have. */
export function take(outputs: Readonly<Record<string, Tensor>>, name: string): Tensor {
  const output = outputs[name];
  if (!output) throw new Error(`The network gave no ${name}`);
  return output;
}
