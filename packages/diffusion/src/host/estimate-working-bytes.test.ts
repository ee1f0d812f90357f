import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { estimateWorkingBytes } from "./estimate-working-bytes.ts";

const gigabyte = 2 ** 30;

async function checkpoint(unet: string, vae: string): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "pinhole-estimate-"));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  for (const [part, text] of Object.entries({ unet, vae })) {
    await mkdir(join(directory, part));
    await writeFile(join(directory, part, "config.json"), text);
  }
  return directory;
}

test("a picture of 512 x 512 takes about a gigabyte and a half with networks of the usual width", async () => {
  const bytes = await estimateWorkingBytes("/nowhere", { width: 512, height: 512 });
  expect(bytes / gigabyte).toBeGreaterThan(1);
  expect(bytes / gigabyte).toBeLessThan(1.6);
});

test("above a megapixel the decoder takes no more, the denoiser does", async () => {
  const one = await estimateWorkingBytes("/nowhere", { width: 1024, height: 1024 });
  const four = await estimateWorkingBytes("/nowhere", { width: 2048, height: 2048 });
  expect(four - one).toBe((3 * 2 ** 20 * 4 * 80 * 320) / 64);
});

test("narrow networks take less; configurations that cannot be read count as usual", async () => {
  const size = { width: 512, height: 512 };
  const narrow = await checkpoint('{"block_out_channels":[32]}', '{"block_out_channels":[32,64]}');
  expect(await estimateWorkingBytes(narrow, size)).toBe(512 * 512 * (4 * 8 * 32 + (4 * 80 * 32) / 64));
  for (const broken of ["", "[]", '{"block_out_channels":[]}', '{"block_out_channels":[1e99]}']) {
    expect(await estimateWorkingBytes(await checkpoint(broken, broken), size)).toBe(
      await estimateWorkingBytes("/nowhere", size),
    );
  }
});
