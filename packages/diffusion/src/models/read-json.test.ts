import { mkdir, symlink, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { temporaryFolder } from "../weights/safetensors.test.fixture.ts";
import { readConfig, readJson } from "./read-json.ts";

const wayOut = "Pull the model again, or import a complete folder in the layout of diffusers.";
const place = "unet/config.json";

/** What reading a file of this content comes to: its message, which must never show the folder. */
async function trouble(content: string | Buffer): Promise<string> {
  await using folder = await temporaryFolder();
  await mkdir(join(folder.path, "unet"));
  await writeFile(join(folder.path, place), content);
  const error: unknown = await readJson(folder.path, place).catch((reason: unknown) => reason);
  const message = error instanceof Error ? error.message : "nothing wrong";
  expect(message).not.toContain(folder.path);
  return message;
}

test.each([
  ["", "is not JSON"],
  ["{", "is not JSON"],
  ["<html>404</html>", "is not JSON"],
  [Buffer.from([0xff, 0xfe, 0, 0]), "is not JSON"],
  ["[".repeat(400_000), "is not JSON"],
  [`${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`, "is not JSON"],
  ["null", "is not an object of JSON"],
  ["[1]", "is not an object of JSON"],
  ['"unet"', "is not an object of JSON"],
  ['{"__proto__":{"polluted":true}}', "holds the key __proto__, which no configuration has"],
  ['{"a":[{"constructor":{"prototype":1}}]}', "holds the key prototype, which no configuration has"],
  ['{"a":{"\\u005f_proto__":1}}', "holds the key __proto__, which no configuration has"],
])("%.40s is refused", async (content, reason) => {
  expect(await trouble(content)).toBe(`${place}: ${reason}. ${wayOut}`);
  expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
});

test("a configuration of fifty megabytes is not read at all", async () => {
  await using folder = await temporaryFolder();
  await mkdir(join(folder.path, "unet"));
  const path = join(folder.path, place);
  await writeFile(path, "{}");
  await truncate(path, 50_000_000);
  const message = `${place}: has 50000000 bytes; a configuration has at most 1000000. ${wayOut}`;
  await expect(readJson(folder.path, place)).rejects.toThrow(message);
});

test("what is not a file is not read without end", async () => {
  await using folder = await temporaryFolder();
  await mkdir(join(folder.path, "unet"));
  await symlink("/dev/zero", join(folder.path, place));
  await expect(readJson(folder.path, place)).rejects.toThrow(`${place}: is not a file. ${wayOut}`);
  await expect(readJson(folder.path, "unet")).rejects.toThrow(`unet: is not a file. ${wayOut}`);
});

test("a missing file is named, and a folder that is gone is told apart from it", async () => {
  await using folder = await temporaryFolder();
  await expect(readJson(folder.path, place)).rejects.toThrow(`${place}: is missing. ${wayOut}`);
  const gone = `the model's folder is gone: it was removed, or its disk is. ${wayOut}`;
  await expect(readJson(join(folder.path, "gone"), place)).rejects.toThrow(gone);
});

test("the bare infinities that Python writes are numbers, in texts they are letters", async () => {
  await using folder = await temporaryFolder();
  const text =
    '{"lambda_min_clipped": -Infinity, "most": Infinity, "none": NaN, "text": "NaN, -Infinity \\" NaN"}';
  await writeFile(join(folder.path, "scheduler_config.json"), text);
  expect(await readJson(folder.path, "scheduler_config.json")).toEqual({
    lambda_min_clipped: -Infinity,
    most: Infinity,
    none: null,
    text: 'NaN, -Infinity " NaN',
  });
});

test("a field that does not fit is named, and how many others", async () => {
  await using folder = await temporaryFolder();
  await writeFile(join(folder.path, "config.json"), '{"sizes":[1,"two"],"name":3}');
  const schema = z.object({ sizes: z.array(z.number()), name: z.string() });
  const message = `config.json: sizes.1: Invalid input: expected number, received string (and 1 more). ${wayOut}`;
  await expect(readConfig(folder.path, { place: "config.json", schema })).rejects.toThrow(message);
});
