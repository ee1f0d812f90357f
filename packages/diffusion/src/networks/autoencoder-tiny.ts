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
  for (const [index, blocks] of config.numEncoderBlocks.entries()) {
    const out = config.encoderBlockOutChannels[index] ?? 0;
    x =
      index === 0
        ? conv2d(next(), x, { in: config.inChannels, out })
        : conv2d(next(), x, { in: out, out, stride: 2, bias: false });
    x = tinyBlocks(next, x, { count: blocks, channels: out });
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
  for (const [index, blocks] of config.numDecoderBlocks.entries()) {
    const last = index === config.numDecoderBlocks.length - 1;
    const width = config.decoderBlockOutChannels[index] ?? 0;
    x = tinyBlocks(next, x, { count: blocks, channels: width });
    if (!last) x = repeatPixels(next(), x, 2);
    x = conv2d(next(), x, { in: width, out: last ? config.outChannels : width, bias: last });
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
