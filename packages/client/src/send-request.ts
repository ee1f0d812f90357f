import { ConnectionError } from "./connection-error.ts";
import { PinholeError } from "./pinhole-error.ts";
import { readError } from "./read-error.ts";
import { retryDelayMs, shouldRetry } from "./retry-delay.ts";
import { TimeoutError } from "./timeout-error.ts";
import { type SilenceWatch, watchSilence } from "./watch-silence.ts";

/** How requests are sent, whatever they ask for. */
export interface Transport {
  /** Without a slash at the end. */
  baseUrl: string;
  headers: Headers;
  maxRetries: number;
  /** Silence that ends a try. */
  timeoutMs: number;
  fetch: (url: string, init: RequestInit) => Promise<Response>;
}

/** One request of the API. */
export interface ApiRequest {
  method: "GET" | "POST";
  /** Under the base URL. */
  path: string;
  accept: "application/json" | "text/event-stream";
  /** Form, or JSON text. */
  body?: FormData | string;
  signal?: AbortSignal | null;
}

/** A successful answer whose body is yet to be read, under a watch that its reader stops. */
export interface OpenAnswer {
  response: Response;
  watch: SilenceWatch;
}

/**
 * Sends a request, again where the official SDKs do: after a broken connection, a time-out, and the answers
 * {@link shouldRetry} names.
 *
 * @param read what to make of a successful answer; unless it throws a {@link PinholeError}, a failure of it sends the request again
 * @throws {PinholeError} what the server refused
 * @throws {ConnectionError} or {TimeoutError} when the last try failed; the caller's signal's reason when it aborted
 */
export async function sendRequest<Result>(
  transport: Transport,
  request: ApiRequest,
  read: (answer: OpenAnswer) => Promise<Result>,
): Promise<Result> {
  for (let retries = 0; ; retries += 1) {
    const outcome = await trySending({ transport, request, retries }, read);
    if ("result" in outcome) return outcome.result;
    if (!outcome.again || retries >= transport.maxRetries) throw outcome.error;
    await wait(retryDelayMs(retries, outcome.headers), request.signal);
  }
}

type Outcome<Result> = { result: Result } | { error: unknown; again: boolean; headers?: Headers };

interface Attempt {
  transport: Transport;
  request: ApiRequest;
  retries: number;
}

async function trySending<Result>(
  attempt: Attempt,
  read: (answer: OpenAnswer) => Promise<Result>,
): Promise<Outcome<Result>> {
  const { transport, request } = attempt;
  request.signal?.throwIfAborted();
  const watch = watchSilence(transport.timeoutMs, request.signal);
  try {
    const response = await transport.fetch(transport.baseUrl + request.path, toInit(attempt, watch));
    if (response.ok) return { result: await read({ response, watch }) };
    const error = readError(response, await response.text());
    watch.stop();
    return { error, again: shouldRetry(response), headers: response.headers };
  } catch (cause) {
    watch.stop();
    request.signal?.throwIfAborted();
    if (cause instanceof PinholeError) return { error: cause, again: false };
    return { error: toConnectionError(cause, watch), again: true };
  }
}

function toInit({ transport, request, retries }: Attempt, watch: SilenceWatch): RequestInit {
  const headers = new Headers(transport.headers);
  headers.set("accept", request.accept);
  // The official SDKs' header: the server joins a repeated request to the work that the first one started.
  headers.set("x-stainless-retry-count", String(retries));
  if (typeof request.body === "string") headers.set("content-type", "application/json");
  return { method: request.method, headers, body: request.body, signal: watch.signal };
}

/** What broke a request off, as an error of ours. */
export function toConnectionError(cause: unknown, watch: SilenceWatch): ConnectionError {
  if (watch.signal.reason instanceof TimeoutError) return watch.signal.reason;
  if (cause instanceof ConnectionError) return cause;
  return new ConnectionError("The connection to the server failed.", { cause });
}

async function wait(delayMs: number, signal?: AbortSignal | null): Promise<void> {
  signal?.throwIfAborted();
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(done, delayMs);
    signal?.addEventListener("abort", done, { once: true });
    function done() {
      clearTimeout(timer);
      signal?.removeEventListener("abort", done);
      // An AbortSignal's reason may be anything its owner likes, and is passed on as it is.
      if (signal?.aborted) reject(signal.reason as Error);
      else resolve();
    }
  });
}
