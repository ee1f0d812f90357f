import { access, readdir } from "node:fs/promises";
import { join } from "node:path";
import { cpuExact } from "../graph/cpu-exact.ts";
import { createGraph, type Graph } from "../graph/graph.ts";
import { buildTinyDecoder, buildTinyEncoder } from "../networks/autoencoder-tiny.ts";
import { buildVaeDecoder, buildVaeEncoder } from "../networks/autoencoder-kl.ts";
import { buildClipText } from "../networks/clip-text.ts";
import { buildClipVision } from "../networks/clip-vision.ts";
import { buildSafetyChecker } from "../networks/safety-checker.ts";
import { buildUnet2dCondition } from "../networks/unet-2d-condition.ts";
import { clipTextConfig, clipVisionConfig, safetyCheckerConfig } from "./clip-config.ts";
import { readJson } from "./read-json.ts";
import { tinyVaeConfig } from "./tiny-vae-config.ts";
import { unetConfig } from "./unet-config.ts";
import { vaeConfig } from "./vae-config.ts";

/** Names and shapes of a component's weights, named as today's libraries write them. */
export type WeightShapes = ReadonlyMap<string, readonly number[]>;

/** For each component of a folder that has weights, the names and shapes its configuration asks for. */
export async function listTinyWeights(
  directory: string,
): Promise<[component: string, shapes: WeightShapes][]> {
  const found: [string, WeightShapes][] = [];
  for (const component of [".", ...(await readdir(directory))].toSorted()) {
    const place = join(component, "config.json");
    if (!(await exists(join(directory, place)))) continue;
    const file = await readJson(directory, place);
    const shapes = shapesOf(file);
    if (shapes) found.push([component, shapes]);
  }
  return found;
}

/** @returns undefined for what has no weights */
export function shapesOf(file: Record<string, unknown>): WeightShapes | undefined {
  switch (classOf(file)) {
    case "UNet2DConditionModel": {
      const config = unetConfig.parse(file);
      return declare((graph) => buildUnet2dCondition(graph, config));
    }
    case "AutoencoderKL": {
      const config = vaeConfig.parse(file);
      return declare(
        (graph) => buildVaeEncoder(graph, config),
        (graph) => buildVaeDecoder(graph, config),
      );
    }
    case "AutoencoderTiny": {
      const config = tinyVaeConfig.parse(file);
      return declare(
        (graph) => buildTinyEncoder(graph, config),
        (graph) => buildTinyDecoder(graph, config),
      );
    }
    case "CLIPVisionModelWithProjection": {
      const config = clipVisionConfig.parse(file);
      return declare((graph) => buildClipVision(graph, config));
    }
    case "StableDiffusionSafetyChecker": {
      const config = safetyCheckerConfig.parse(file);
      return declare((graph) => buildSafetyChecker(graph, config));
    }
    case "StableUnCLIPImageNormalizer": {
      const width = Number(file["embedding_dim"]);
      return new Map(["mean", "std"].map((name) => [name, [1, width]]));
    }
    default:
      return shapesOfText(file);
  }
}

/** transformers 5 keeps `text_model.` only where a projection stands beside it. */
function shapesOfText(file: Record<string, unknown>): WeightShapes | undefined {
  const className = classOf(file);
  if (!className.startsWith("CLIPText")) return undefined;
  const config = clipTextConfig(className).parse(file);
  const shapes = declare((graph) => buildClipText(graph, config));
  if (className === "CLIPTextModel") return shapes;
  return new Map(
    [...shapes].map(([name, shape]) => [
      name.startsWith("text_projection") ? name : `text_model.${name}`,
      shape,
    ]),
  );
}

function classOf(file: Record<string, unknown>): string {
  const { _class_name: ours, architectures } = file;
  return String(ours ?? (Array.isArray(architectures) ? architectures[0] : ""));
}

function declare(...builds: ((graph: Graph) => void)[]): WeightShapes {
  return new Map(
    builds.flatMap((build) => {
      const graph = createGraph({ profile: cpuExact });
      build(graph);
      return [...graph.declared];
    }),
  );
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}
