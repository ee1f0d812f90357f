import type { BlobContent, BlobStore } from "./blobs.ts";

/** Stores all contents, or none: what was stored before one failed is deleted. Ids in the order of the contents. */
export async function putAll(blobs: BlobStore, contents: readonly BlobContent[]): Promise<string[]> {
  const puts = await Promise.allSettled(contents.map((content) => blobs.put(content)));
  const ids = puts.filter((put) => put.status === "fulfilled").map((put) => put.value);
  const failed = puts.find((put) => put.status === "rejected");
  if (failed === undefined) return ids;
  await deleteAll(blobs, ids);
  throw failed.reason;
}

/** Deletes what can be deleted; the rest is an orphan, which the next start removes. */
export async function deleteAll(blobs: BlobStore, ids: readonly string[]): Promise<void> {
  await Promise.allSettled(ids.map((id) => blobs.delete(id)));
}
