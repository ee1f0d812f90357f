import { join } from "node:path";
import { buildClipText, hiddenOutput } from "../networks/clip-text.ts";
import type { TextEncoder } from "../pipelines/diffusion-model.ts";
import { PipelineError } from "../pipelines/pipeline-error.ts";
import type { NetworkOptions } from "../sessions/open-network.ts";
import { readTokenizer } from "../tokenizer/read-tokenizer.ts";
import { TokenizerError } from "../tokenizer/tokenizer-error.ts";
import { CheckpointError } from "./checkpoint-error.ts";
import { loadNetworks } from "./load-networks.ts";
import { type Loaded, take } from "./load-vae.ts";
import type { Checkpoint } from "./read-checkpoint.ts";
import { renameOldText } from "./read-component-weights.ts";

/** A text encoder with its tokenizer; its network is opened by the first text. */
export async function loadTextEncoder(
  directory: string,
  { component, tokenizer: folder, config }: Checkpoint["textEncoders"][number],
  options: NetworkOptions,
): Promise<Loaded<TextEncoder>> {
  const tokenizer = await nameTokenizer(folder, () => readTokenizer(join(directory, folder)));
  if (tokenizer.vocabularySize > config.vocabSize) {
    const trouble = `has ids up to ${tokenizer.vocabularySize - 1}, but ${component} knows ${config.vocabSize} tokens`;
    throw new CheckpointError(folder, trouble);
  }
  const source = { component, directory: join(directory, component), rename: renameOldText };
  const networks = await loadNetworks(source, [{ build: (graph) => buildClipText(graph, config) }], options);
  const [network] = networks;
  if (!network) throw new Error("A text encoder is one network");
  const encoder: TextEncoder = {
    tokenizer,
    async encode(ids, reading) {
      if (!(reading.skip >= 0 && reading.skip < config.layers)) {
        throw new PipelineError(
          `clip_skip leaves out ${reading.skip} layers of this model's ${component}, which has ${config.layers}: ask for less.`,
        );
      }
      const hidden = hiddenOutput(reading);
      const wanted = config.projectionDim === undefined ? [hidden] : [hidden, "pooled"];
      const found = await network.run({ ids }, wanted);
      return { hidden: take(found, hidden), pooled: found["pooled"] };
    },
  };
  return { part: encoder, networks };
}

async function nameTokenizer<Result>(folder: string, read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (cause) {
    if (cause instanceof TokenizerError) throw new CheckpointError(folder, cause.message, { cause });
    throw cause;
  }
}
