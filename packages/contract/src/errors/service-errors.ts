import type { Mode } from "../drawing.ts";
import { type ErrorRow, invalidRequest, row, type RowParts } from "./error-row.ts";

const serverError = "server_error";

function requestRow<Facts>(parts: RowParts<Facts> & { status: number }): ErrorRow<Facts> {
  return { type: invalidRequest, param: null, ...parts };
}

/** Errors of the service around the operations: keys, paths, bodies, load (images-api §5, §6.4). */
export const serviceErrors = {
  missingKey: row({
    status: 401,
    type: invalidRequest,
    code: null,
    param: null,
    when: "a key is needed and none was sent",
    message: (f: { mode: Mode }) =>
      f.mode === "strict"
        ? "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY), or as the password field (with blank username) if you're accessing the API from your browser and are prompted for a username and password. You can obtain an API key from https://platform.openai.com/account/api-keys."
        : "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY). Make one on the server's machine with: pinhole keys add NAME",
    headers: () => ({ "www-authenticate": 'Bearer realm="OpenAI API"' }),
    example: { mode: "compatible" },
  }),
  wrongKey: row({
    status: 401,
    type: invalidRequest,
    code: "invalid_api_key",
    param: null,
    when: "the key is unknown, revoked or expired (it is shown masked)",
    message: (f: { key: string; mode: Mode }) =>
      `Incorrect API key provided: ${maskKey(f.key)}. ${
        f.mode === "strict"
          ? "You can find your API key at https://platform.openai.com/account/api-keys."
          : "List the keys of this server with: pinhole keys ls"
      }`,
    headers: () => ({ "www-authenticate": 'Bearer realm="OpenAI API"' }),
    example: { key: "not-a-real-key-authorized", mode: "compatible" },
  }),
  missingScope: requestRow({
    status: 403,
    code: "insufficient_scope",
    when: "the key lacks the scope of this operation",
    example: { scope: "generate" },
    message: (f) =>
      `You have insufficient permissions for this operation. Missing scopes: ${f.scope}. Make a key that has it with: pinhole keys add NAME --scope ${f.scope}`,
  }),
  foreignHost: requestRow({
    status: 403,
    code: "foreign_host",
    when: "no keys exist and the Host header is not this machine's (DNS rebinding)",
    example: { host: "evil.example" },
    message: (f) =>
      `Requests for the host '${f.host}' are refused while this server has no keys. Add a key (pinhole keys add NAME) or call it as localhost.`,
  }),
  foreignOrigin: requestRow({
    status: 403,
    code: "foreign_origin",
    when: "a page of another site calls the server (cross-site request)",
    example: { origin: "https://evil.example" },
    message: (f) =>
      `Requests from the origin '${f.origin}' are refused. Allow it with --cors-origins or PINHOLE_CORS_ORIGINS.`,
  }),
  unknownPath: requestRow({
    status: 404,
    code: "unknown_url",
    when: "no such path",
    example: { method: "GET", path: "/v1/unknown" },
    message: (f) => `Invalid URL (${f.method} ${f.path})`,
  }),
  methodNotAllowed: row({
    status: 405,
    type: invalidRequest,
    code: "method_not_supported",
    param: null,
    when: "the path exists, for another method",
    message: (f: { method: string; allowed: readonly string[] }) =>
      `Not allowed to ${f.method} on this path. (HINT: use ${f.allowed.join(" or ")})`,
    headers: (f) => ({ allow: f.allowed.join(", ") }),
    example: { method: "GET", allowed: ["POST"] as readonly string[] },
  }),
  modelNotFound: row({
    status: 404,
    type: invalidRequest,
    code: "model_not_found",
    param: "model",
    when: "GET /v1/models/{id} of an unknown model, or a hosted name with `--strict-models`",
    message: (f: { model: string }) => `The model '${f.model}' does not exist`,
    example: { model: "fake_id" },
  }),
  malformedJson: requestRow({
    status: 400,
    code: null,
    when: "the body is not JSON",
    example: {},
    message: () =>
      "We could not parse the JSON body of your request. (HINT: the body must be one JSON object, encoded in UTF-8 and sent with content-type: application/json.)",
  }),
  bodyNotObject: requestRow({
    status: 400,
    code: "invalid_type",
    when: "the JSON body is not an object",
    example: { got: "an array" },
    message: (f) => `Invalid type for the request body: expected an object, but got ${f.got} instead.`,
  }),
  unsupportedMediaType: requestRow({
    status: 415,
    code: "unsupported_media_type",
    when: "the body is of a content type the operation does not take",
    example: { contentType: "text/plain", supported: ["application/json"] as readonly string[] },
    message: (f) =>
      `Unsupported content type: '${f.contentType}'. This operation takes ${f.supported.map((type) => `'${type}'`).join(" or ")}.`,
  }),
  bodyTooLarge: requestRow({
    status: 413,
    code: "request_too_large",
    when: "the body is over the server's limit",
    example: { maximumMegabytes: 64 },
    message: (f) => `The request body is over this server's limit of ${f.maximumMegabytes} MB.`,
  }),
  malformedRequest: requestRow({
    status: 400,
    code: "malformed_request",
    when: "the request is not valid HTTP",
    example: {},
    message: () => "The request could not be understood. Check its headers and encoding.",
  }),
  malformedMultipart: requestRow({
    status: 400,
    code: "invalid_multipart",
    when: "a form breaks a rule of multipart/form-data, or has too many parts",
    example: { reason: "It ends before its closing boundary. Send it again, whole." },
    message: (f) => `The multipart/form-data body could not be read: ${f.reason}`,
  }),
  slowRequest: requestRow({
    status: 408,
    code: "request_timeout",
    when: "the request took too long to arrive",
    example: {},
    message: () => "The request took too long to arrive. Send it again, faster or in smaller parts.",
  }),
  idempotencyKeyReused: requestRow({
    status: 422,
    code: "idempotency_key_reused",
    when: "the Idempotency-Key came with another request before",
    example: {},
    message: () => "This Idempotency-Key was used with other parameters. Use a new key for a new request.",
  }),
  jobCancelled: row({
    status: 409,
    type: invalidRequest,
    code: "job_cancelled",
    param: null,
    when: "the work was cancelled before it was done",
    message: () => "The request was cancelled before it was done. Send it again.",
    example: {},
  }),
  stillRunning: row({
    status: 409,
    type: invalidRequest,
    code: "still_running",
    param: null,
    when: "the work is not done after 290 s; an equal request sent again joins it",
    message: () =>
      "The request is still being worked on. Send it again to join it, or use 'stream': true for long work.",
    headers: () => ({ "retry-after": "1", "x-should-retry": "true" }),
    example: {},
  }),
  urlForged: requestRow({
    status: 403,
    code: "invalid_signature",
    when: "a result URL was changed",
    example: {},
    message: () => "The signature of this URL is not valid. Use the URL exactly as it was answered.",
  }),
  urlExpired: requestRow({
    status: 410,
    code: "url_expired",
    when: "a result URL is older than 60 minutes",
    example: {},
    message: () => "This URL has expired: pictures are kept for 60 minutes. Send the request again.",
  }),
  fileGone: requestRow({
    status: 404,
    code: "file_not_found",
    when: "the picture is no longer kept",
    example: {},
    message: () => "This picture does not exist any more. Send the request again.",
  }),
  tooManyConnections: row({
    status: 503,
    type: "service_unavailable_error",
    code: "server_is_overloaded",
    param: null,
    when: "too many requests are waiting",
    message: () => "The server is overloaded. Try again in a moment.",
    headers: () => ({ "retry-after": "2" }),
    example: {},
  }),
  shuttingDown: row({
    status: 503,
    type: "service_unavailable_error",
    code: "server_is_shutting_down",
    param: null,
    when: "the server is stopping",
    message: () => "The server is shutting down. Try again in a moment.",
    headers: () => ({ "retry-after": "2", connection: "close" }),
    example: {},
  }),
  notReady: row({
    status: 503,
    type: "service_unavailable_error",
    code: "not_ready",
    param: null,
    when: "GET /readyz, while the storage does not work",
    message: () => "The server cannot store pictures at the moment. Its log has the cause.",
    headers: () => ({ "retry-after": "5" }),
    example: {},
  }),
  noSpace: row({
    status: 503,
    type: "service_unavailable_error",
    code: "no_space_left",
    param: null,
    when: "the disk is full",
    message: () => "The server has no disk space left for new pictures. Free some space and try again.",
    headers: () => ({ "retry-after": "30" }),
    example: {},
  }),
  internal: row({
    status: 500,
    type: serverError,
    code: null,
    param: null,
    when: "a fault of ours",
    message: (f: { requestId: string }) =>
      `The server had an error while processing your request. Its log has the cause under the request id ${f.requestId}.`,
    example: { requestId: "req_0123456789abcdef" },
  }),
  unfinishable: row({
    status: 500,
    type: serverError,
    code: "job_failed",
    param: null,
    when: "a job ended the server each time it was run",
    message: (f: { attempts: number }) =>
      `The server stopped ${f.attempts} times while working on this request, so it was given up.`,
    example: { attempts: 3 },
  }),
};

/** The first and last characters of a key, as the hosted API shows it: long keys lose their middle. */
function maskKey(key: string): string {
  const shown = key.replace(/[^\x21-\x7e]/g, "?");
  if (shown.length <= 12) return shown;
  return `${shown.slice(0, 8)}${"*".repeat(Math.min(shown.length - 12, 20))}${shown.slice(-4)}`;
}
