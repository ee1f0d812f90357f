import { createHash } from "node:crypto";
import type { ImageRequest } from "@pinhole/contract";
import type { JobOrder, OrderedInput } from "./accept-job.ts";

/** A small generation of our own model. */
export const request: ImageRequest = {
  operation: "createImage",
  model: "sketch",
  family: "open",
  prompt: "a fox",
  count: 1,
  size: { width: 32, height: 16 },
  background: "auto",
  outputFormat: "png",
  outputCompression: 100,
  responseFormat: "url",
  stream: false,
  partialImages: 0,
  engineOptions: {},
  warnings: [],
};

let orders = 0;

/** A first attempt of nobody in particular; `changes` say what matters. */
export function newOrder(changes: Partial<JobOrder> = {}): JobOrder {
  orders += 1;
  return {
    request,
    inputs: [],
    ownerKeyId: null,
    lane: "fake",
    requestId: `req_${orders}`,
    idempotencyKey: null,
    retryCount: 0,
    ...changes,
  };
}

/** A file of an order, as an upload would be. */
export function newInput(bytes: Uint8Array, role: OrderedInput["role"] = "image"): OrderedInput {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { role, content: bytes, sha256, mediaType: "image/png", byteLength: bytes.length };
}
