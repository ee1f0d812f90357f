import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import { type ApiError, apiError } from "@pinhole/contract";
import { newRequestId } from "./hooks/name-answers.ts";

/** Answers what was not HTTP, or came too slowly, on the bare socket: there is no request to answer. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === "ECONNRESET" || isBeingAnswered(socket)) {
    socket.destroy();
    return;
  }
  const { status, body } = explain(error.code);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}`,
    "content-type: application/json",
    `content-length: ${Buffer.byteLength(body)}`,
    `x-request-id: ${newRequestId()}`,
    "openai-version: 2020-10-01",
    "openai-processing-ms: 0",
    "x-content-type-options: nosniff",
    "connection: close",
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
}

/** As Node's own handler: half an answer must not get another one behind it. */
function isBeingAnswered(socket: Socket): boolean {
  const { _httpMessage: message } = socket as { _httpMessage?: { headersSent?: boolean } };
  return message?.headersSent === true;
}

function explain(code: string | undefined): { status: number; body: string } {
  const error: ApiError =
    code === "ERR_HTTP_REQUEST_TIMEOUT" ? apiError("slowRequest", {}) : apiError("malformedRequest", {});
  // RFC 6585, section 5
  const status = code === "HPE_HEADER_OVERFLOW" ? 431 : error.status;
  return { status, body: JSON.stringify(error.toBody()) };
}
