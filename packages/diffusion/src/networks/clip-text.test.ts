import { expect, test } from "vitest";
import { clipTextConfig } from "../models/clip-config.ts";
import { largestDifference, readGolden, readGoldenJson } from "../models/golden.test.fixture.ts";
import { shapesOf } from "../models/tiny-weights.test.fixture.ts";
import type { IdTensor } from "../tensors/tensor.ts";
import { openTiny, readTinyConfig } from "./clip.test.fixture.ts";
import { buildClipText } from "./clip-text.ts";

const tolerance = 1e-4;
const newerEnd = 605;

/** The rule of make_ids in tools/goldens/text_vision.py: the end of the text stands elsewhere in each row, repeated. */
function makeIds(batch: number, tokens: number): IdTensor {
  const data = new Int32Array(batch * tokens);
  for (let row = 0; row < batch; row += 1) {
    for (let place = 0; place < tokens; place += 1) {
      const ends = place >= Math.floor(tokens / 2) + row;
      const usual = place === 3 + row ? newerEnd : (place * 37 + row * 11 + 5) % 990;
      data[row * tokens + place] = ends ? 999 : usual;
    }
  }
  return { dims: [batch, tokens], data };
}

test.each([
  { name: "sd15", component: "sd15/text_encoder", tokens: 77, what: "CLIP ViT-L" },
  { name: "turbo", component: "turbo/text_encoder", tokens: 21, what: "OpenCLIP-H" },
  { name: "sdxl", component: "sdxl/text_encoder_2", tokens: 21, what: "OpenCLIP-bigG with its projection" },
])("$what reads as transformers does, whichever layers are left out", async ({ name, component, tokens }) => {
  const golden = await readGolden("text-vision");
  const file = await readTinyConfig(component);
  const config = clipTextConfig(String(file["architectures"])).parse(file);
  await using network = await openTiny(file, (graph) => buildClipText(graph, config));
  const wanted = ["normed_0", "hidden_1", "normed_1", ...(name === "sdxl" ? ["pooled"] : [])];
  const found = await network.run({ ids: makeIds(2, tokens) }, wanted);
  expect(Object.keys(found).toSorted()).toEqual(wanted.toSorted());
  for (const output of wanted) {
    expect(largestDifference(found[output], golden.get(`${name}.${output}`)), output).toBeLessThan(tolerance);
  }
});

test("an end-of-text id of its own is where a newer checkpoint pools, its first place when it is repeated", async () => {
  const golden = await readGolden("text-vision");
  const file = { ...(await readTinyConfig("sdxl/text_encoder_2")), eos_token_id: newerEnd };
  const config = clipTextConfig("CLIPTextModelWithProjection").parse(file);
  await using network = await openTiny(file, (graph) => buildClipText(graph, config));
  const ids = makeIds(2, 21);
  ids.data[6] = newerEnd;
  ids.data[21 + 6] = newerEnd;
  const pooled = { ...(await network.run({ ids: makeIds(2, 21) }, ["pooled"])) };
  expect(largestDifference(pooled["pooled"], golden.get("newer-end.pooled"))).toBeLessThan(tolerance);
  // What comes after the place that is read cannot change it: the mask is causal.
  const again = await network.run({ ids }, ["pooled"]);
  expect(again["pooled"]).toEqual(pooled["pooled"]);
});

test("a token changes nothing before it", async () => {
  const file = await readTinyConfig("sd15/text_encoder");
  const config = clipTextConfig("CLIPTextModel").parse(file);
  await using network = await openTiny(file, (graph) => buildClipText(graph, config));
  const ids = makeIds(1, 12);
  const { normed_0: before } = await network.run({ ids }, ["normed_0"]);
  const { normed_0: after } = await network.run({ ids: { ...ids, data: ids.data.with(8, 1) } }, ["normed_0"]);
  const unchanged = 8 * config.hiddenSize;
  expect(after?.data.slice(0, unchanged)).toEqual(before?.data.slice(0, unchanged));
  expect(after?.data.slice(unchanged)).not.toEqual(before?.data.slice(unchanged));
});

test.each(["sd15/text_encoder", "sdxl/text_encoder_2"])(
  "%s asks for the weights that transformers saves, by name and shape",
  async (component) => {
    const { stateDicts } = (await readGoldenJson("clip")) as {
      stateDicts: Record<string, Record<string, number[]>>;
    };
    const shapes = shapesOf(await readTinyConfig(component));
    expect(Object.fromEntries(shapes ?? [])).toEqual(stateDicts[component]);
  },
);
