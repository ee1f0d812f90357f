import OpenAI, { toFile } from "openai";
import sharp from "sharp";
import { pinholeMember } from "@pinhole/contract";
import { afterAll, expect, test } from "vitest";
import { decodePicture, type Pixels, rgbPngOf, noise } from "./pictures.ts";
import { type DrawRequest, recordingSketch, startTestServer } from "./start-test-server.ts";

const draws: DrawRequest[] = [];
const server = await startTestServer({ engines: [recordingSketch(draws)] });
afterAll(() => server.stop());
const client = new OpenAI({ baseURL: server.baseUrl, apiKey: "none", maxRetries: 0 });
const PROMPT = "three black cats beside a red house in the snow, for Zebulon Quux";

async function generate(format: "png" | "jpeg" | "webp", seed = 11): Promise<Buffer> {
  const params = {
    model: "sketch",
    prompt: PROMPT,
    size: "256x256" as const,
    response_format: "b64_json" as const,
    output_format: format,
    seed,
  };
  const { data } = await client.images.generate(params);
  return Buffer.from(data?.[0]?.b64_json ?? "", "base64");
}

interface Varied {
  files: Buffer[];
  told: { revised: string[]; warnings: string[] };
}

async function vary(image: Uint8Array, name = "image.png"): Promise<Varied> {
  const answer = await client.images.createVariation({
    model: "sketch",
    image: await toFile(image, name, { type: `image/${name.split(".")[1]}` }),
    n: 3,
    size: "256x256",
    response_format: "b64_json",
    seed: 77,
  } as OpenAI.ImageCreateVariationParams);
  const { warnings } = pinholeMember.parse((answer as unknown as { pinhole: unknown }).pinhole);
  return {
    files: (answer.data ?? []).map(({ b64_json }) => Buffer.from(b64_json ?? "", "base64")),
    told: {
      revised: (answer.data ?? []).map(({ revised_prompt }) => revised_prompt ?? ""),
      warnings: (warnings ?? []).map(({ message }) => message),
    },
  };
}

function difference(one: Pixels, other: Pixels): number {
  let sum = 0;
  for (let at = 0; at < one.data.length; at++) sum += Math.abs((one.data[at] ?? 0) - (other.data[at] ?? 0));
  return sum / one.data.length;
}

test.for(["png", "jpeg", "webp"] as const)(
  "a generated %s comes back as three pictures of the same things in other places",
  async (format) => {
    const original = await generate(format);
    const { files, told } = await vary(original, `image.${format}`);
    expect(told.warnings).toEqual([]);
    for (const revised of told.revised) {
      expect(revised).toMatch(/layout and palette/);
      expect(revised).toMatch(/3 black cats.*1 red house/);
    }
    const pictures = await Promise.all([original, ...files].map((file) => decodePicture(file)));
    for (const [index, one] of pictures.entries())
      for (const other of pictures.slice(index + 1)) expect(difference(one, other)).toBeGreaterThan(2);
  },
);

test("a variation can be varied again", async () => {
  const [first] = (await vary(await generate("png"))).files;
  const { told } = await vary(first ?? Buffer.alloc(0));
  expect(told.revised.every((revised) => revised.includes("3 black cats"))).toBe(true);
});

test("the metadata names what was drawn and nothing else of the prompt", async () => {
  const { xmpAsString = "" } = await sharp(await generate("webp")).metadata();
  expect(xmpAsString).toMatch(/pinhole:scene='[^']*cat/);
  expect(xmpAsString).not.toMatch(/zebulon|quux|beside a red/i);
  expect(server.log.join("\n")).not.toMatch(/zebulon|cats/i);
});

test("a picture without a scene is varied by its pixels", async () => {
  const { told } = await vary(await rgbPngOf(noise(64, 64)));
  expect(told.revised.every((revised) => revised.startsWith("Varied: "))).toBe(true);
  expect(draws.at(-1)?.initScene).toBeUndefined();
});

test.for([
  ["no scene at all", "{{{"],
  ["a scene of nonsense", '{"version":1,"subjects":"x"}'],
  ["far too many things", `{"version":1,"subjects":[${'{"name":"cat"},'.repeat(700)}0]}`],
  ["a deep nest", "[".repeat(11_000)],
  ["markup", "&lt;/svg&gt;&lt;script&gt;"],
])(
  "a picture whose metadata holds %s is varied by its pixels, and the answer says why",
  async ([, scene]) => {
    const image = await sharp({ create: { width: 64, height: 64, channels: 3, background: "#3a7" } })
      .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><a pinhole:scene='${scene}'/></x:xmpmeta>`)
      .png()
      .toBuffer();
    const { files, told } = await vary(image);
    expect(files).toHaveLength(3);
    expect(told.warnings).toEqual([expect.stringContaining("could not be read")]);
  },
);

test("an edit of a generated picture takes its scene out of the file", async () => {
  const { data } = await client.images.edit({
    model: "sketch",
    prompt: "make it sepia",
    image: await toFile(await generate("png"), "image.png", { type: "image/png" }),
    size: "256x256",
    response_format: "b64_json",
  } as OpenAI.ImageEditParamsNonStreaming);
  const { xmpAsString = "" } = await sharp(Buffer.from(data?.[0]?.b64_json ?? "", "base64")).metadata();
  expect(xmpAsString).toContain("DigitalSourceType");
  expect(xmpAsString).not.toContain("pinhole:scene");
});
