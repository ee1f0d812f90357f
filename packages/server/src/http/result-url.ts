import type { FastifyRequest } from "fastify";
import type { FileExtension } from "../access/sign-url.ts";
import { resultLifeMs } from "../jobs/sweep.ts";
import type { JobPicture } from "../storage/job-row.ts";
import type { Services } from "./services.ts";

const extensions: Record<string, FileExtension> = {
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/webp": "webp",
};

/** The signed address of a picture, under the origin the client used: the one it is sure to reach. */
export function resultUrl(
  picture: Pick<JobPicture, "blobId" | "mediaType">,
  request: FastifyRequest,
  { signer, config, now }: Pick<Services, "signer" | "config" | "now">,
): string {
  const expiresAt = now() + resultLifeMs;
  const extension = extensions[picture.mediaType] ?? "png";
  return (
    (config.publicUrl ?? originOf(request)) + signer.sign({ blobId: picture.blobId, extension, expiresAt })
  );
}

/** `http://<Host>`; Fastify reads X-Forwarded-* where it is told to trust the proxy. */
export function originOf({ protocol, host, socket }: FastifyRequest): string {
  const isHost = /^[\w.-]+(:\d+)?$|^\[[\da-f:.]+\](:\d+)?$/i.test(host);
  return `${protocol === "https" ? "https" : "http"}://${isHost ? host : `127.0.0.1:${socket.localPort ?? 80}`}`;
}
