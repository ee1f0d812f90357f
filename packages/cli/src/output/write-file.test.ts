import { lstat, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createFile, replaceFile } from "./write-file.ts";

const bytes = Uint8Array.from([1, 2, 3]);
let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "pinhole-write-"));
});
afterEach(async () => rm(folder, { recursive: true }));

test("a file is replaced, keeps its rights, and nothing unfinished stays", async () => {
  const path = join(folder, "a.png");
  await writeFile(path, "old", { mode: 0o600 });
  await replaceFile(path, bytes);
  expect(new Uint8Array(await readFile(path))).toEqual(bytes);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await readdir(folder)).toEqual(["a.png"]);
});

test("a link stays a link, and its file is replaced", async () => {
  await writeFile(join(folder, "real.png"), "old");
  await symlink("real.png", join(folder, "link.png"));
  await replaceFile(join(folder, "link.png"), bytes);
  expect((await lstat(join(folder, "link.png"))).isSymbolicLink()).toBe(true);
  expect(new Uint8Array(await readFile(join(folder, "real.png")))).toEqual(bytes);
});

test("a device is written to, not replaced", async () => {
  await replaceFile("/dev/null", bytes);
  expect((await stat("/dev/null")).isCharacterDevice()).toBe(true);
});

test("many writers of one name lose no file", async () => {
  const written = await Promise.all(
    Array.from({ length: 8 }, async (_, index) =>
      createFile({ stem: join(folder, `fox`), ending: ".png" }, Uint8Array.from([index])),
    ),
  );
  expect(new Set(written).size).toBe(8);
  const contents = await Promise.all(written.map(async (path) => (await readFile(path))[0]));
  expect(contents).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  expect((await readdir(folder)).filter((name) => name.includes("part"))).toEqual([]);
});

test.each([
  ["missing/a.png", "its folder does not exist."],
  [".", "is a folder"],
  [`${"n".repeat(300)}.png`, "its name is too long."],
])("%s cannot be written, and the reason is told", async (name, reason) => {
  await expect(replaceFile(join(folder, name), bytes)).rejects.toThrow(reason);
  expect(await readdir(folder)).toEqual([]);
});
