import { mkdir, realpath, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readWeights } from "./read-weights.ts";
import { renameOldAttention } from "./rename-old-attention.ts";
import { temporaryFolder, writeSafetensors } from "./safetensors.test.fixture.ts";

const one = { shape: [1], data: new Float32Array([1]) };

async function writeIndex(
  folder: string,
  map: unknown,
  name = "model.safetensors.index.json",
): Promise<void> {
  await writeFile(join(folder, name), JSON.stringify({ metadata: {}, weight_map: map }));
}

test("a folder without weights says what is looked for", async () => {
  await using folder = await temporaryFolder();
  await mkdir(join(folder.path, "unet"));
  await writeFile(join(folder.path, "unet", "diffusion_pytorch_model.bin"), "pickle");
  await expect(readWeights(join(folder.path, "unet"))).rejects.toThrow(
    "unet has no weights: neither diffusion_pytorch_model nor model (.fp16).safetensors",
  );
});

test("32-bit weights are taken before 16-bit ones", async () => {
  await using folder = await temporaryFolder();
  await writeSafetensors(join(folder.path, "model.fp16.safetensors"), {
    half: { shape: [1], data: new Uint16Array(1), type: "F16" },
  });
  expect([...(await readWeights(folder.path)).keys()]).toEqual(["half"]);
  await writeSafetensors(join(folder.path, "model.safetensors"), { whole: one });
  expect([...(await readWeights(folder.path)).keys()]).toEqual(["whole"]);
});

test.for([
  "diffusion_pytorch_model.safetensors.index.json",
  "model.fp16.safetensors.index.json",
  "model.safetensors.index.fp16.json",
])("several files are one by %s", async (index) => {
  await using folder = await temporaryFolder();
  await writeSafetensors(join(folder.path, "part-1.safetensors"), { a: one });
  await writeSafetensors(join(folder.path, "part-2.safetensors"), { b: one });
  await writeIndex(folder.path, { a: "part-1.safetensors", b: "part-2.safetensors" }, index);
  const weights = await readWeights(folder.path);
  expect(weights.get("b")?.file).toBe(await realpath(join(folder.path, "part-2.safetensors")));
  expect(weights.size).toBe(2);
});

test("an index cannot reach out of its folder", async () => {
  for (const file of [
    "../x.safetensors",
    "/etc/x.safetensors",
    "..\\x.safetensors",
    "a/b.safetensors",
    "x.bin",
    "",
  ]) {
    await using folder = await temporaryFolder();
    await writeIndex(folder.path, { a: file });
    await expect(readWeights(folder.path)).rejects.toThrow(
      `model.safetensors.index.json names ${JSON.stringify(file)}, which is not a .safetensors file beside it`,
    );
  }
});

test("an index that names a file that is not there says which", async () => {
  await using folder = await temporaryFolder();
  await writeSafetensors(join(folder.path, "part-1.safetensors"), { a: one });
  await writeIndex(folder.path, { a: "part-1.safetensors", b: "part-2.safetensors" });
  await expect(readWeights(folder.path)).rejects.toThrow(
    "model.safetensors.index.json names part-2.safetensors, which is missing",
  );
});

test("an index that is none is named", async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, "model.safetensors.index.json");
  for (const [text, message] of [
    ["<html>", "is not JSON"],
    ["{}", "has no weight_map of file names"],
    ['{"weight_map":{"a":1}}', "has no weight_map of file names"],
    ['{"weight_map":{}}', "names no files"],
  ] as const) {
    await writeFile(path, text);
    await expect(readWeights(folder.path)).rejects.toThrow(`model.safetensors.index.json ${message}`);
  }
  await writeFile(path, Buffer.alloc(20_000_001));
  await expect(readWeights(folder.path)).rejects.toThrow("has 20000001 bytes; more than 20000000 is refused");
});

test("a tensor in two files is refused, and so is a name that two are renamed to", async () => {
  await using folder = await temporaryFolder();
  await writeSafetensors(join(folder.path, "part-1.safetensors"), { a: one });
  await writeSafetensors(join(folder.path, "part-2.safetensors"), { a: one });
  await writeIndex(folder.path, { a: "part-1.safetensors", b: "part-2.safetensors" });
  await expect(readWeights(folder.path)).rejects.toThrow(
    "part-2.safetensors holds a, which another file or name gave",
  );
  await writeSafetensors(join(folder.path, "model.safetensors"), { a: one, b: one });
  await expect(readWeights(folder.path, () => "same")).rejects.toThrow(
    "holds same, which another file or name gave",
  );
});

test("links are followed to the files themselves, as a hub's cache has them", async () => {
  await using folder = await temporaryFolder();
  await mkdir(join(folder.path, "blobs"));
  await mkdir(join(folder.path, "snapshot"));
  await writeSafetensors(join(folder.path, "blobs", "abc"), { a: one });
  await symlink("../blobs/abc", join(folder.path, "snapshot", "model.safetensors"));
  const weights = await readWeights(join(folder.path, "snapshot"));
  expect(weights.get("a")?.file).toBe(await realpath(join(folder.path, "blobs", "abc")));
});

test("a VAE's old names are today's", () => {
  expect(renameOldAttention("decoder.mid_block.attentions.0.query.weight")).toBe(
    "decoder.mid_block.attentions.0.to_q.weight",
  );
  expect(renameOldAttention("encoder.mid_block.attentions.0.proj_attn.bias")).toBe(
    "encoder.mid_block.attentions.0.to_out.0.bias",
  );
  expect(renameOldAttention("decoder.mid_block.attentions.0.to_q.weight")).toBe(
    "decoder.mid_block.attentions.0.to_q.weight",
  );
  expect(renameOldAttention("decoder.conv_in.weight")).toBe("decoder.conv_in.weight");
});
