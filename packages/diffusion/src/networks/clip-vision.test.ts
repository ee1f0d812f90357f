import { expect, test } from "vitest";
import { clipVisionConfig } from "../models/clip-config.ts";
import { noiseOf } from "../models/drawn-weights.test.fixture.ts";
import { largestDifference, readGolden, readGoldenJson } from "../models/golden.test.fixture.ts";
import { shapesOf } from "../models/tiny-weights.test.fixture.ts";
import { openTiny, readTinyConfig } from "./clip.test.fixture.ts";
import { buildClipVision } from "./clip-vision.ts";

test.each(["unclip", "image-variation"])(
  "the image encoder of %s sees as transformers does",
  async (kind) => {
    const golden = await readGolden("text-vision");
    const file = await readTinyConfig(`${kind}/image_encoder`);
    const config = clipVisionConfig.parse(file);
    await using network = await openTiny(file, (graph) => buildClipVision(graph, config));
    const pixels = { dims: [3, 3, 32, 32], data: noiseOf("pixels", 3 * 3 * 32 * 32) };
    const { embedding } = await network.run({ pixels });
    expect(largestDifference(embedding, golden.get(`${kind}.image_embeds`))).toBeLessThan(1e-4);
  },
);

test("a picture of another size is refused, not stretched", async () => {
  const file = await readTinyConfig("unclip/image_encoder");
  const config = clipVisionConfig.parse(file);
  await using network = await openTiny(file, (graph) => buildClipVision(graph, config));
  const pixels = { dims: [1, 3, 40, 32], data: noiseOf("pixels", 3 * 40 * 32) };
  await expect(network.run({ pixels })).rejects.toThrow(/pixels/);
});

test("the image encoder asks for the weights that transformers saves, by name and shape", async () => {
  const { stateDicts } = (await readGoldenJson("clip")) as { stateDicts: Record<string, object> };
  const shapes = shapesOf(await readTinyConfig("unclip/image_encoder"));
  expect(Object.fromEntries(shapes ?? [])).toEqual(stateDicts["unclip/image_encoder"]);
});
