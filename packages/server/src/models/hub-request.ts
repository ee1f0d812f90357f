import { HubFailure } from "./hub-failure.ts";
import type { Patience } from "./patience.ts";

/** Where models come from. */
export interface HubAddress {
  /** `https://huggingface.co`, without a slash at its end. */
  endpoint: string;
  token?: string;
  patience: Patience;
}

const mostRedirects = 8;

export interface OpenedAnswer {
  response: Response;
  /** The body; ends with a {@link HubFailure} when nothing comes for `stallMs`. */
  chunks(): AsyncGenerator<Uint8Array, void>;
  /** Gives the connection back where the body is not wanted. */
  drop(): Promise<void>;
  /** Headers of every answer on the way, the last one's first. */
  trail: Headers[];
}

export interface HubRequest {
  url: string;
  headers?: Record<string, string>;
  signal: AbortSignal;
}

/**
 * One GET, redirects followed by hand: the token goes to the hub's own origin and to no other,
 * and never from https to http.
 * @throws {HubFailure} passing, for a connection that fails or falls silent
 */
export async function openAnswer(request: HubRequest, hub: HubAddress): Promise<OpenedAnswer> {
  const stall = createStallGuard(hub.patience.stallMs);
  const signal = AbortSignal.any([request.signal, stall.signal]);
  const trail: Headers[] = [];
  let url = new URL(request.url);
  try {
    for (let hops = 0; hops <= mostRedirects; hops += 1) {
      stall.touch();
      const response = await fetch(url, {
        redirect: "manual",
        signal,
        headers: { ...request.headers, ...authorize(url, hub), "accept-encoding": "identity" },
      });
      trail.unshift(response.headers);
      const location = response.status >= 300 && response.status < 400 && response.headers.get("location");
      if (!location) return { response, trail, ...readBody(response, stall) };
      await response.body?.cancel();
      url = nextUrl(url, location);
    }
  } catch (error) {
    stall.stop();
    throw explain(error, { url, aborted: request.signal });
  }
  stall.stop();
  throw new HubFailure(`${url.host} redirects in a circle. Check HF_ENDPOINT.`);
}

function authorize(url: URL, { endpoint, token }: HubAddress): Record<string, string> {
  return token !== undefined && url.origin === new URL(endpoint).origin
    ? { authorization: `Bearer ${token}` }
    : {};
}

function nextUrl(from: URL, location: string): URL {
  const next = URL.canParse(location, from.href) ? new URL(location, from) : undefined;
  if (next === undefined || !/^https?:$/.test(next.protocol)) {
    throw new HubFailure(`${from.host} redirects to something that is no web address. Check HF_ENDPOINT.`);
  }
  if (from.protocol === "https:" && next.protocol === "http:") {
    throw new HubFailure(`${from.host} redirects from https to http (${next.host}), which is not followed.`);
  }
  return next;
}

function readBody(response: Response, stall: StallGuard): Pick<OpenedAnswer, "chunks" | "drop"> {
  const { host } = new URL(response.url || "http://hub");
  return {
    async *chunks() {
      try {
        stall.touch();
        for await (const chunk of response.body ?? []) {
          stall.touch();
          yield chunk;
        }
      } catch (error) {
        throw explain(error, { url: new URL(`http://${host}`), aborted: undefined });
      } finally {
        stall.stop();
      }
    },
    async drop() {
      stall.stop();
      await response.body?.cancel().catch(() => {});
    },
  };
}

function explain(error: unknown, { url, aborted }: { url: URL; aborted?: AbortSignal }): unknown {
  if (aborted?.aborted) return aborted.reason;
  if (error instanceof HubFailure) return error;
  if (!(error instanceof Error) || error.name === "Exit") return error;
  const cause = error.cause instanceof Error ? error.cause : error;
  const reason =
    cause.message === "" && "code" in cause ? String(cause.code) : cause.message || error.message;
  return new HubFailure(
    `The connection to ${url.host} failed: ${reason}. Check the network, a proxy, and HF_ENDPOINT; what was fetched is kept.`,
    { passing: {}, cause: error },
  );
}

interface StallGuard {
  signal: AbortSignal;
  touch(): void;
  stop(): void;
}

function createStallGuard(stallMs: number): StallGuard {
  const controller = new AbortController();
  const seconds = Math.round(stallMs / 1000);
  const timer = setTimeout(
    () =>
      controller.abort(
        new HubFailure(
          `Nothing came from the hub for ${seconds} s. Check the network and pull again: what was fetched is kept.`,
          { passing: {} },
        ),
      ),
    stallMs,
  );
  return { signal: controller.signal, touch: () => void timer.refresh(), stop: () => clearTimeout(timer) };
}
