import { apiError } from "@pinhole/contract";
import type { RouteHandlerMethod } from "fastify";
import type { Services } from "../services.ts";

/** GET /files/{id}.{ext}: a picture, for whoever has its signed address. */
export function getFile({ signer, records, blobs, now }: Services): RouteHandlerMethod {
  return async (request, reply) => {
    const url = signer.verify(request.raw.url ?? "");
    if (url.verdict === "expired") throw apiError("urlExpired", {});
    if (url.verdict !== "valid") throw apiError("urlForged", {});
    const { blobId, extension, expiresAt } = url;
    const row = await records.blobs.read(blobId);
    const bytes = row?.role === "picture" ? await blobs.get(blobId) : undefined;
    if (row === undefined || bytes === undefined) throw apiError("fileGone", {});
    const remaining = Math.max(0, Math.floor((expiresAt - now()) / 1000));
    return await reply
      .headers({
        "content-type": row.mediaType,
        "content-length": bytes.length,
        "content-disposition": `inline; filename="${blobId}.${extension}"`,
        "cache-control": `private, max-age=${remaining}`,
        // Opened as a page, a picture stays a picture.
        "content-security-policy": "default-src 'none'; sandbox",
        // The address is the permission: a page of another port of this machine shows pictures too.
        "cross-origin-resource-policy": "cross-origin",
        "referrer-policy": "no-referrer",
      })
      .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  };
}
