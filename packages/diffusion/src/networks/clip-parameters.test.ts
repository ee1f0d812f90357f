import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { z } from "zod";
import { readGoldenJson } from "../models/golden.test.fixture.ts";
import { shapesOf } from "../models/tiny-weights.test.fixture.ts";
import { countParameters } from "../weights/weights.ts";

const { published } = z
  .object({
    published: z.array(
      z.object({
        name: z.string(),
        config: z.record(z.string(), z.unknown()),
        parameters: z.int(),
        tensors: z.int(),
        sha256: z.string(),
      }),
    ),
  })
  .parse(await readGoldenJson("clip"));

test.each(published)("$name needs exactly the weights that its library saves", ({ config, ...row }) => {
  const shapes = [...(shapesOf(config) ?? [])];
  const lines = shapes.map(([name, shape]) => `${name} ${shape.join("x")}\n`);
  expect({
    parameters: countParameters(shapes.map(([, shape]) => ({ shape }))),
    tensors: lines.length,
    sha256: createHash("sha256").update(lines.toSorted().join("")).digest("hex"),
  }).toEqual({ parameters: row.parameters, tensors: row.tensors, sha256: row.sha256 });
});

// The sizes of the published files, divided by the bytes of a number.
test.each([
  ["CLIP ViT-L text", 123_060_480],
  ["OpenCLIP-H text", 340_387_840],
  ["OpenCLIP-bigG text", 694_659_840],
  ["CLIP ViT-L vision", 303_966_208],
  ["OpenCLIP-H vision", 632_076_800],
  ["OpenCLIP-bigG vision", 1_844_907_264],
  ["safety checker", 303_981_588],
])("%s has as many parameters as its published file", (name, parameters) => {
  expect(published.find((row) => row.name.startsWith(name))?.parameters).toBe(parameters);
});
