import { apiError, ApiError, type FilePart } from "@pinhole/contract";
import type { FastifyReply, FastifyRequest } from "fastify";
import { sniffFormat } from "../images/sniff-format.ts";
import type { UploadedFile } from "./multipart/collect-parts.ts";
import { readMultipart } from "./multipart/read-multipart.ts";
import { printable } from "./printable.ts";
import { readJson, toMegabytes } from "./read-json.ts";
import type { Services } from "./services.ts";

/** A file part on disk, as the contract judges it. */
export type UploadPart = UploadedFile & FilePart;

/** A body off the wire; `dispose` removes the files that nobody took over. */
export type WireBody = { dispose(): Promise<void> } & (
  | { kind: "json"; value: unknown }
  | { kind: "form"; texts: [string, string][]; files: UploadPart[] }
);

/** What an operation takes. */
export interface BodyRules {
  mediaTypes: readonly ("application/json" | "multipart/form-data")[];
  /** Of a JSON body; a form has limits of its own. */
  maxJsonBytes: number;
}

export interface Exchange {
  request: FastifyRequest;
  reply: FastifyReply;
}

/**
 * Reads a request's body in the form its content type names.
 * @throws {ApiError} 415 for another form, 413 for too large a body, 400 for a broken one, 408 for too slow a sender
 */
export async function readBody(
  { request, reply }: Exchange,
  rules: BodyRules,
  services: Services,
): Promise<WireBody> {
  const { headers } = request;
  const mediaType = mediaTypeOf(headers["content-type"]);
  const form = rules.mediaTypes.find((supported) => supported === mediaType);
  if (form === undefined) throw unsupportedType(headers["content-type"], rules, services.config.mode);
  checkEncoding(request, rules);
  const isForm = form === "multipart/form-data";
  const maximum = isForm ? services.config.maxTotalBytes : rules.maxJsonBytes;
  // Counted while reading as well: this only spares a client the sending of what will be refused.
  if (Number(headers["content-length"] ?? 0) > maximum) {
    throw apiError("bodyTooLarge", { maximumMegabytes: toMegabytes(maximum) });
  }
  if (headers.expect !== undefined) reply.raw.writeContinue();
  return isForm ? readForm(request, services) : await readObject(request, maximum);
}

async function readObject(request: FastifyRequest, maximum: number): Promise<WireBody> {
  const value = await readJson(request.raw, maximum);
  return { kind: "json", value, dispose: async () => {} };
}

async function readForm(request: FastifyRequest, services: Services): Promise<WireBody> {
  const { maxUploadBytes: maxFileBytes, maxTotalBytes } = services.config;
  const form = await readMultipart(request.raw, request.headers, {
    tempFolder: services.tempFolder,
    limits: { maxFileBytes, maxTotalBytes },
  });
  const files = form.files.map((file) => ({ ...file, format: sniffFormat(file.head) }));
  for (const file of files) services.metrics.countUpload(file.byteLength);
  return { kind: "form", texts: form.fields, files, dispose: () => form.dispose() };
}

function mediaTypeOf(contentType = ""): string {
  return (contentType.split(";", 1)[0] ?? "").trim().toLowerCase();
}

function unsupportedType(contentType = "", { mediaTypes }: BodyRules, mode: string): ApiError {
  const shown = printable(contentType, 100);
  const error = apiError("unsupportedMediaType", { contentType: shown, supported: mediaTypes });
  const isUrlEncoded = mediaTypeOf(contentType) === "application/x-www-form-urlencoded";
  // The hosted API answers edits in that form with 400 (images-api §6.2).
  const isHosted400 = mode === "strict" && isUrlEncoded && mediaTypes.includes("multipart/form-data");
  if (!isHosted400) return error;
  const { message, type, param, code } = error;
  return new ApiError({ status: 400, message, type, param, code });
}

function checkEncoding({ headers }: FastifyRequest, { mediaTypes }: BodyRules): void {
  const encoding = headers["content-encoding"]?.toLowerCase() ?? "identity";
  if (encoding === "identity") return;
  throw apiError("unsupportedMediaType", {
    contentType: `content-encoding: ${printable(encoding, 100)}`,
    supported: mediaTypes,
  });
}
