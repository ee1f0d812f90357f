import type promises from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { expect, test, vi } from "vitest";
import { openBench } from "./pull-bench.test.fixture.ts";

/** While `room` is a number, so many bytes can be written in all; then the disk is full. */
const disk = vi.hoisted(() => ({ room: Infinity, syncs: 0 }));

vi.mock("node:fs/promises", async (importOriginal) => {
  const original = await importOriginal<typeof promises>();
  const full = (): Error =>
    Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
  return {
    ...original,
    async open(...args: Parameters<typeof original.open>): Promise<FileHandle> {
      const handle = await original.open(...args);
      return new Proxy(handle, {
        get(target, name) {
          if (name === "write") {
            return async (bytes: Uint8Array, at: number, length: number, position: number) => {
              disk.room -= length;
              if (disk.room < 0) throw full();
              return target.write(bytes, at, length, position);
            };
          }
          if (name === "sync") disk.syncs += 1;
          const member: unknown = Reflect.get(target, name, target);
          return typeof member === "function" ? member.bind(target) : member;
        },
      });
    },
  };
});

test("a disk that fills up is told, what was fetched is kept, and the same pull goes on when there is room", async () => {
  const bench = await openBench();
  disk.room = 2_500;
  await expect(bench.pull("o/tiny")).rejects.toThrow(
    /The disk of .*models is full\. What was fetched is kept: free some space and run the same command again/,
  );
  expect(await bench.store.list()).toEqual([]);
  disk.room = Infinity;
  await bench.pull("o/tiny");
  expect((await bench.store.list()).map(({ name }) => name)).toEqual(["o/tiny"]);
});

test("every file and folder is written through to the disk before the model is listed", async () => {
  const bench = await openBench();
  disk.syncs = 0;
  await bench.pull("o/tiny");
  // Eleven files of the model, two of its decoder, two manifests, and each one's folder.
  expect(disk.syncs).toBeGreaterThanOrEqual(2 * 15);
});
