import type { Graph, Value } from "../graph/graph.ts";
import { activation } from "../layers/activation.ts";
import { conv2d } from "../layers/conv2d.ts";
import { repeatPixels } from "../layers/resample.ts";
import type { TinyVaeConfig } from "../models/tiny-vae-config.ts";

/** Latents are squeezed smoothly into plus and minus this before they are decoded. */
const latentLimit = 3;

/**
 * TAESD's encoder. Input `sample` `[batch, 3, height, width]`, -1..1; output `latents`
 * `[batch, latentChannels, height / 8, width / 8]`.
 * Source: huggingface/diffusers, models/autoencoders/vae.py, EncoderTiny.
 */
export function buildTinyEncoder(graph: Graph, config: TinyVaeConfig): void {
  const image = graph.input("sample", "float32", ["batch", config.inChannels, "height", "width"]);
  const halved = graph.op("Mul", [image, graph.constant([0.5], [])]);
  let x = graph.op("Add", [halved, graph.constant([0.5], [])]); // 0..1
  const next = layerCounter(graph.at("encoder.layers"));
  const lastLevel = config.numEncoderBlocks.length - 1;
  for (const [level, blocks] of config.numEncoderBlocks.entries()) {
    const out = config.encoderBlockOutChannels[level] ?? 0;
    const layer = () => next().reduced(2 ** (level - lastLevel));
    x =
      level === 0
        ? conv2d(layer(), x, { in: config.inChannels, out })
        : conv2d(layer(), x, { in: out, out, stride: 2, bias: false });
    x = tinyBlocks(layer, x, { count: blocks, channels: out });
  }
  const width = config.encoderBlockOutChannels.at(-1) ?? 0;
  graph.output("latents", conv2d(next(), x, { in: width, out: config.latentChannels }));
}

/**
 * TAESD's decoder. Input `latents` `[batch, latentChannels, height, width]`; output `sample`
 * `[batch, 3, 8 * height, 8 * width]`, about -1..1.
 * Source: huggingface/diffusers, models/autoencoders/vae.py, DecoderTiny.
 */
export function buildTinyDecoder(graph: Graph, config: TinyVaeConfig): void {
  const latents = graph.input("latents", "float32", ["batch", config.latentChannels, "height", "width"]);
  const next = layerCounter(graph.at("decoder.layers"));
  const [first = 0] = config.decoderBlockOutChannels;
  let x = conv2d(next(), limit(graph, latents), { in: config.latentChannels, out: first });
  x = activation(next(), x, "relu");
  const lastLevel = config.numDecoderBlocks.length - 1;
  for (const [level, blocks] of config.numDecoderBlocks.entries()) {
    const isLast = level === lastLevel;
    const width = config.decoderBlockOutChannels[level] ?? 0;
    const layer = () => next().reduced(2 ** -level);
    x = tinyBlocks(layer, x, { count: blocks, channels: width });
    if (!isLast) x = repeatPixels(layer(), x, 2);
    const after = isLast ? layer() : layer().reduced(1 / 2);
    x = conv2d(after, x, { in: width, out: isLast ? config.outChannels : width, bias: isLast });
  }
  const doubled = graph.op("Mul", [x, graph.constant([2], [])]);
  graph.output("sample", graph.op("Sub", [doubled, graph.constant([1], [])]));
}

/** 3 tanh(x / 3) */
function limit(graph: Graph, x: Value): Value {
  const bound = graph.constant([latentLimit], []);
  return graph.op("Mul", [graph.op("Tanh", [graph.op("Div", [x, bound])]), bound]);
}

/** The file numbers all layers in one row, also those without weights. */
function layerCounter(layers: Graph): () => Graph {
  let index = 0;
  return () => layers.at(index++);
}

/** Three convolutions with ReLU beside the input itself. */
function tinyBlocks(
  next: () => Graph,
  start: Value,
  { count, channels }: { count: number; channels: number },
): Value {
  let x = start;
  for (let index = 0; index < count; index++) {
    const block = next();
    const same = { in: channels, out: channels };
    const first = activation(block, conv2d(block.at("conv.0"), x, same), "relu");
    const second = activation(block, conv2d(block.at("conv.2"), first, same), "relu");
    const sum = block.op("Add", [conv2d(block.at("conv.4"), second, same), x]);
    x = activation(block, sum, "relu");
  }
  return x;
}
