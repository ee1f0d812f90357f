import { open, readdir, readFile, stat } from "node:fs/promises";
import * as nodeFiles from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { blobsContract } from "../blobs.contract.ts";
import { makeTempHome } from "../temp-home.test.fixture.ts";
import { createFilesystemBlobs, type Files } from "./filesystem.ts";

let temps = 0;

async function openBlobs(files?: Files) {
  const { blobs: folder, temp: tempFolder } = await makeTempHome();
  const blobs = createFilesystemBlobs({ folder, tempFolder, files });
  const newTempPath = () => join(tempFolder, `upload-${(temps += 1)}`);
  return { blobs, folder, tempFolder, newTempPath };
}

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

blobsContract(() => openBlobs());

test("a blob lies two folders deep, readable by its owner alone", async () => {
  const { blobs, folder, tempFolder } = await openBlobs();
  const id = await blobs.put(Uint8Array.of(1, 2));
  const path = join(folder, id.slice(0, 2), id.slice(2, 4), id);
  expect([...(await readFile(path))]).toEqual([1, 2]);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect((await stat(join(folder, id.slice(0, 2)))).mode & 0o777).toBe(0o700);
  expect(await filesUnder(tempFolder)).toEqual([]);
});

test("a put writes, syncs, renames and syncs the folders, in that order", async () => {
  const steps: string[] = [];
  const { blobs, folder } = await openBlobs({
    ...nodeFiles,
    open: async (path, flags, mode) => {
      const handle = await open(path, flags, mode);
      const kind = flags === "r" ? `folder ${String(path).slice(folder.length)}` : "file";
      const sync = handle.sync.bind(handle);
      handle.sync = async () => {
        steps.push(`sync ${kind}`);
        await sync();
      };
      return handle;
    },
    rename: async (from, to) => {
      steps.push("rename");
      await nodeFiles.rename(from, to);
    },
  });
  const id = await blobs.put(Uint8Array.of(1));
  const [outer, inner] = [`/${id.slice(0, 2)}`, `/${id.slice(0, 2)}/${id.slice(2, 4)}`];
  expect(steps).toEqual([
    "sync file",
    `sync folder ${outer}`,
    "sync folder ",
    "rename",
    `sync folder ${inner}`,
  ]);
});

/** Real file operations, of which the n-th (from 1) fails. */
function failAt(failing: number, code: string): { files: Files; calls: () => number } {
  let calls = 0;
  const fail = () => {
    calls += 1;
    if (calls === failing) throw Object.assign(new Error(`${code}: it failed`), { code });
  };
  const files: Files = {
    ...nodeFiles,
    open: async (...parameters) => {
      fail();
      const handle = await open(...parameters);
      const writeFile = handle.writeFile.bind(handle);
      const sync = handle.sync.bind(handle);
      handle.writeFile = async (...content: Parameters<typeof writeFile>) => {
        // Half of the bytes reach a disk that is full.
        await writeFile(new Uint8Array(2));
        fail();
        await writeFile(...content);
      };
      handle.sync = async () => {
        fail();
        await sync();
      };
      return handle;
    },
    mkdir: nodeFiles.mkdir,
    rename: async (from, to) => {
      fail();
      await nodeFiles.rename(from, to);
    },
  };
  return { files, calls: () => calls };
}

test("whichever step of a put finds the disk full, it is a 503 and nothing is left", async () => {
  const counted = failAt(0, "");
  await (await openBlobs(counted.files)).blobs.put(Uint8Array.of(1));
  expect(counted.calls()).toBeGreaterThan(8);
  for (let step = 1; step <= counted.calls(); step += 1) {
    const { blobs, folder, tempFolder } = await openBlobs(failAt(step, "ENOSPC").files);
    await expect(blobs.put(Uint8Array.of(1)), `step ${step}`).rejects.toMatchObject({
      status: 503,
      code: "no_space_left",
    });
    expect([...(await filesUnder(folder)), ...(await filesUnder(tempFolder))], `step ${step}`).toEqual([]);
    expect(await blobs.put(Uint8Array.of(2)), "after there is room again").toMatch(/^[\w-]{24}$/);
  }
});

test("a temporary file that cannot be stored is removed", async () => {
  const { blobs, tempFolder, newTempPath } = await openBlobs(failAt(3, "ENOSPC").files);
  const tempPath = newTempPath();
  await nodeFiles.writeFile(tempPath, "upload");
  await expect(blobs.put({ tempPath })).rejects.toMatchObject({ status: 503 });
  expect(await filesUnder(tempFolder)).toEqual([]);
});

test("an error other than a full disk stays what it is", async () => {
  const { blobs } = await openBlobs(failAt(1, "EIO").files);
  await expect(blobs.put(Uint8Array.of(1))).rejects.toMatchObject({ code: "EIO" });
});

test.runIf(process.platform === "linux")(
  "a write that the system itself finds no space for is a 503",
  async () => {
    const { blobs } = await openBlobs({
      ...nodeFiles,
      open: (path, flags) => open(flags === "wx" ? "/dev/full" : path, flags === "wx" ? "w" : flags),
    });
    await expect(blobs.put(Uint8Array.of(1))).rejects.toMatchObject({ status: 503, code: "no_space_left" });
  },
);
