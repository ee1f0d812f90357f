import { readFile, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import type { BlobStore } from "./blobs.ts";

export interface BlobsFixture {
  blobs: BlobStore;
  /** A path on the same disk where the test may write a temporary file. */
  newTempPath: () => string;
}

async function idsOf(blobs: BlobStore): Promise<string[]> {
  const ids: string[] = [];
  for await (const id of blobs.list()) ids.push(id);
  return ids.toSorted();
}

/** What every {@link BlobStore} must do. `open` gives an empty one. */
export function blobsContract(open: () => Promise<BlobsFixture>): void {
  test("bytes come back as they were put", async () => {
    const { blobs } = await open();
    for (const bytes of [new Uint8Array(), Uint8Array.of(0, 255), new Uint8Array(3_000_000).fill(7)]) {
      const id = await blobs.put(bytes);
      const read = await blobs.get(id);
      expect(Buffer.compare(read ?? Buffer.of(1), bytes)).toBe(0);
    }
  });

  test("a view into a larger buffer is stored alone", async () => {
    const { blobs } = await open();
    const view = new Uint8Array(Uint8Array.of(1, 2, 3, 4, 5).buffer, 1, 3);
    expect([...((await blobs.get(await blobs.put(view))) ?? [])]).toEqual([2, 3, 4]);
  });

  test("a temporary file is taken over", async () => {
    const { blobs, newTempPath } = await open();
    const tempPath = newTempPath();
    await writeFile(tempPath, "upload");
    const id = await blobs.put({ tempPath });
    expect(Buffer.from((await blobs.get(id)) ?? []).toString()).toBe("upload");
    await expect(blobs.put({ tempPath })).rejects.toThrow("ENOENT");
    expect(await idsOf(blobs)).toEqual([id]);
  });

  test("a borrowed blob is a file with its bytes, and still there when it is given back", async () => {
    const { blobs } = await open();
    const id = await blobs.put(Uint8Array.of(1, 2, 3));
    for (let time = 0; time < 2; time += 1) {
      await using file = await blobs.borrow(id);
      expect([...(await readFile(file?.path ?? ""))]).toEqual([1, 2, 3]);
    }
    expect(await blobs.get(id)).toEqual(Buffer.of(1, 2, 3));
  });

  test("ids are unguessable, different for equal bytes, and safe in a path and a URL", async () => {
    const { blobs } = await open();
    const ids = await Promise.all(Array.from({ length: 100 }, () => blobs.put(Uint8Array.of(1))));
    expect(new Set(ids).size).toBe(100);
    for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]{22,64}$/);
    expect(await idsOf(blobs)).toEqual(ids.toSorted());
  });

  test("a deleted blob is gone, and deleting it again is nothing", async () => {
    const { blobs } = await open();
    const [kept, gone] = await Promise.all([blobs.put(Uint8Array.of(1)), blobs.put(Uint8Array.of(2))]);
    await blobs.delete(gone);
    await blobs.delete(gone);
    expect(await blobs.get(gone)).toBeUndefined();
    expect(await blobs.borrow(gone)).toBeUndefined();
    expect(await blobs.get(kept)).toEqual(Buffer.of(1));
    expect(await idsOf(blobs)).toEqual([kept]);
  });

  test.for([
    "",
    "unknown-unknown-unknown-",
    "../../../../etc/passwd",
    "..%2f..%2fetc%2fpasswd-and-more",
    "ab/cd/abcdefghijklmnopqrstuvwx",
    "abcdefghijklmnopqrstu\0.png",
    "abcdefghijklmnopqrstuvwx\n",
    "C:\\windows\\win.ini-and-more",
    "a".repeat(10_000),
  ])("an id that is not ours names nothing: %j", async (id) => {
    const { blobs } = await open();
    expect(await blobs.get(id)).toBeUndefined();
    expect(await blobs.borrow(id)).toBeUndefined();
    await blobs.delete(id);
  });

  test("an empty store lists nothing", async () => {
    const { blobs } = await open();
    expect(await idsOf(blobs)).toEqual([]);
  });
}
