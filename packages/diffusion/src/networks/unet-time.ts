import type { Graph, Value } from "../graph/graph.ts";
import { activation } from "../layers/activation.ts";
import { sinusoid, timeEmbedding } from "../layers/time-embedding.ts";
import type { UnetConfig } from "../models/unet-config.ts";

/** SDXL tells the network original size, crop and target size: height and width, top and left, height and width. */
const sizeCount = 6;

/**
 * The timestep and all that is added to it (guidance of an LCM, class of unCLIP, sizes and pooled prompt of SDXL),
 * activated as each resnet wants it. Adds the inputs it needs. @returns `[batch or 1, timeEmbeddingDim]`
 */
export function embedTime(graph: Graph, config: UnetConfig): Value {
  const { timeCondProjDim: conditionWidth, timeEmbeddingDim: out, blockOutChannels } = config;
  const [width = 0] = blockOutChannels;
  const waves = sinusoid(graph, graph.input("timestep", "float32", [1]), { ...config, width });
  const condition =
    conditionWidth === undefined
      ? undefined
      : graph.input("timestep_cond", "float32", ["batch", conditionWidth]);
  const own = timeEmbedding(
    graph.at("time_embedding"),
    { x: waves, condition },
    { in: width, out, conditionWidth },
  );
  const more = [classEmbedding(graph, config), sizeEmbedding(graph, config)].filter(
    (each) => each !== undefined,
  );
  const complete = more.reduce((sum, each) => graph.op("Add", [sum, each]), own);
  return activation(graph, complete, "silu");
}

/** unCLIP: an image's embedding and how much noise it has. */
function classEmbedding(
  graph: Graph,
  { classEmbedWidth: width, timeEmbeddingDim: out }: UnetConfig,
): Value | undefined {
  if (width === undefined) return undefined;
  const x = graph.input("class_labels", "float32", ["batch", width]);
  return timeEmbedding(graph.at("class_embedding"), { x }, { in: width, out });
}

/** SDXL: the pooled prompt beside the embedded sizes. */
function sizeEmbedding(graph: Graph, config: UnetConfig): Value | undefined {
  const { additionTimeEmbedDim: idWidth, additionInputDim: width, timeEmbeddingDim: out } = config;
  if (idWidth === undefined || width === undefined) return undefined;
  const text = graph.input("text_embeds", "float32", ["batch", width - sizeCount * idWidth]);
  const sizes = graph.input("time_ids", "float32", ["batch", sizeCount]);
  const waves = sinusoid(graph, sizes, { ...config, width: idWidth }); // [batch * 6, idWidth]
  const rows = graph.op("Reshape", [waves, graph.integers([-1, sizeCount * idWidth])]);
  const x = graph.op("Concat", [text, rows], { axis: 1 });
  return timeEmbedding(graph.at("add_embedding"), { x }, { in: width, out });
}
