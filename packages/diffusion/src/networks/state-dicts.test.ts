import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { z } from "zod";
import { cpuExact } from "../graph/cpu-exact.ts";
import { createGraph, type Graph } from "../graph/graph.ts";
import { readGoldenJson } from "../models/golden.test.fixture.ts";
import { tinyVaeConfig } from "../models/tiny-vae-config.ts";
import { unetConfig } from "../models/unet-config.ts";
import { vaeConfig } from "../models/vae-config.ts";
import { countParameters } from "../weights/weights.ts";
import { buildVaeDecoder, buildVaeEncoder } from "./autoencoder-kl.ts";
import { buildTinyDecoder, buildTinyEncoder } from "./autoencoder-tiny.ts";
import { buildUnet2dCondition } from "./unet-2d-condition.ts";

/** Configurations of real checkpoints, which stand beside the checkout where its maintainers work. */
const folder = new URL("../../../../../shared/models/", import.meta.url);

const builders: Record<string, (graph: Graph, config: unknown) => void> = {
  UNet2DConditionModel: (graph, config) => buildUnet2dCondition(graph, unetConfig.parse(config)),
  AutoencoderKL(graph, config) {
    buildVaeEncoder(graph, vaeConfig.parse(config));
    buildVaeDecoder(graph, vaeConfig.parse(config));
  },
  AutoencoderTiny(graph, config) {
    buildTinyEncoder(graph, tinyVaeConfig.parse(config));
    buildTinyDecoder(graph, tinyVaeConfig.parse(config));
  },
};

const rows = z
  .record(
    z.string(),
    z.object({ class: z.string(), parameters: z.int(), tensors: z.int(), sha256: z.string() }),
  )
  .parse(await readGoldenJson("state-dicts"));

test.skipIf(!existsSync(folder)).for(Object.entries(rows))(
  "%s needs exactly the tensors that diffusers saves",
  async ([path, row]) => {
    const graph = createGraph({ profile: cpuExact });
    builders[row.class]?.(graph, JSON.parse(await readFile(new URL(path, folder), "utf8")));
    const lines = [...graph.declared].map(([name, shape]) => `${name} ${shape.join("x")}\n`);
    const shapes = [...graph.declared.values()].map((shape) => ({ shape }));
    expect({
      parameters: countParameters(shapes),
      tensors: lines.length,
      sha256: createHash("sha256").update(lines.toSorted().join("")).digest("hex"),
    }).toEqual({ parameters: row.parameters, tensors: row.tensors, sha256: row.sha256 });
  },
);
