import type { Graph, Value } from "../graph/graph.ts";
import { downsample, upsample } from "../layers/resample.ts";
import { resnetBlock } from "../layers/resnet-block.ts";
import { transformer2d } from "../layers/transformer-2d.ts";
import type { UnetConfig } from "../models/unet-config.ts";

/** `[batch, channels, height, width]` */
export interface Pixels {
  value: Value;
  channels: number;
}

/** What every block of the network gets beside its pixels. */
export interface UnetBlock {
  config: UnetConfig;
  /** `[batch or 1, timeEmbeddingDim]`, activated */
  time: Value;
  /** `[batch, tokens, contextWidth]` */
  context: Value;
}

interface LevelOptions extends UnetBlock {
  /** 0 is the full size. */
  level: number;
  channels: number;
  /** Transformer layers after each resnet; undefined: none attends. */
  depths: readonly number[] | undefined;
}

interface DownOptions extends LevelOptions {
  layers: number;
  /** Ends with half the size. */
  resamples: boolean;
}

/** Resnets, each with its transformer. @returns what each of them gave: all of it is taken again on the way up */
export function downBlock(graph: Graph, start: Pixels, options: DownOptions): Pixels[] {
  const { channels, config } = options;
  const made: Pixels[] = [];
  let x = start;
  for (let layer = 0; layer < options.layers; layer++) {
    x = resnet(graph.at(`resnets.${layer}`), x, options);
    x = transformer(graph.at(`attentions.${layer}`), x, { ...options, depth: options.depths?.[layer] });
    made.push(x);
  }
  if (options.resamples) {
    const padding = config.downsamplePadding;
    made.push({ value: downsample(graph.at("downsamplers.0"), x.value, { channels, padding }), channels });
  }
  return made;
}

/** A resnet, and where it attends a transformer and another resnet; at the smallest size. */
export function midBlock(graph: Graph, start: Pixels, options: LevelOptions): Pixels {
  const scaled = { ...options, outputScale: options.config.midBlockScaleFactor };
  const x = resnet(graph.at("resnets.0"), start, scaled);
  if (!options.depths) return x;
  const attended = transformer(graph.at("attentions.0"), x, {
    ...options,
    depth: options.depths[0],
    sees: "both",
  });
  return resnet(graph.at("resnets.1"), attended, scaled);
}

interface UpInput {
  x: Pixels;
  /** From the way down, the deepest first. */
  skips: readonly Pixels[];
  /** Has the size that is wanted at the end. */
  like: Pixels | undefined;
}

/** Each resnet takes what came before it beside one of `skips`. */
export function upBlock(
  graph: Graph,
  { x: start, skips, like }: UpInput,
  options: LevelOptions & { resamples: boolean },
): Pixels {
  const { channels } = options;
  let x = start;
  for (const [layer, skip] of skips.entries()) {
    const both = graph.op("Concat", [x.value, skip.value], { axis: 1 });
    x = resnet(graph.at(`resnets.${layer}`), { value: both, channels: x.channels + skip.channels }, options);
    x = transformer(graph.at(`attentions.${layer}`), x, { ...options, depth: options.depths?.[layer] });
  }
  if (!options.resamples) return x;
  return { value: upsample(graph.at("upsamplers.0"), x.value, { channels, like: like?.value }), channels };
}

function resnet(
  graph: Graph,
  { value: x, channels: width }: Pixels,
  { config, channels, time, outputScale = 1 }: LevelOptions & { outputScale?: number },
): Pixels {
  const { normNumGroups: groups, normEps: epsilon, timeEmbeddingDim: timeWidth } = config;
  const value = resnetBlock(
    graph,
    { x, time },
    { in: width, out: channels, groups, epsilon, timeWidth, outputScale },
  );
  return { value, channels };
}

function transformer(
  graph: Graph,
  x: Pixels,
  {
    config,
    level,
    channels,
    context,
    depth,
    sees,
  }: LevelOptions & { depth: number | undefined; sees?: "both" },
): Pixels {
  if (depth === undefined) return x;
  const value = transformer2d(
    graph,
    { x: x.value, context },
    {
      channels,
      layers: depth,
      heads: config.heads[level] ?? 1,
      groups: config.normNumGroups,
      contextWidth: config.crossAttentionDim[level] ?? 0,
      linearProjection: config.useLinearProjection,
      onlyCrossAttention: sees !== "both" && (config.onlyCrossAttention[level] ?? false),
    },
  );
  return { value, channels };
}
