import { once } from "node:events";
import type { FastifyReply } from "fastify";
import { clientGone } from "./client-gone.ts";
import { processingMs } from "./hooks/name-answers.ts";
import type { Timings } from "./services.ts";

/** An answer of server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html). */
export interface EventStream {
  /** Aborts when the client went away, or took nothing for too long. */
  readonly gone: AbortSignal;
  /** Sends one event, and resolves when the client's side has taken it; rejects with `gone`'s reason. */
  send(type: string, body: object): Promise<void>;
  /** Sends a comment, which no SDK sees, unless the client is behind with its reading. */
  comment(text: string): void;
  /** Ends the answer. The last event's blank line is already there: SDKs lose an event without one. */
  end(): Promise<void>;
}

/** Sends the headers at once; from here on, errors are events. */
export function openEventStream(
  reply: FastifyReply,
  { keepAliveMs, stalledMs }: Pick<Timings, "keepAliveMs" | "stalledMs">,
): EventStream {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
    "openai-processing-ms": processingMs(reply.request),
  });
  raw.flushHeaders();
  const gone = clientGone(raw);
  // A comment is the one form of keep-alive that no SDK trips over (images-api §3.1).
  const comment = (text: string) => void (raw.writableNeedDrain || raw.write(`: ${text}\n\n`));
  const keepAlive = setInterval(() => comment("keep-alive"), keepAliveMs);
  gone.addEventListener("abort", () => clearInterval(keepAlive), { once: true });

  async function drained(): Promise<void> {
    const cut = setTimeout(() => raw.destroy(), stalledMs);
    try {
      await once(raw, "drain", { signal: gone });
    } finally {
      clearTimeout(cut);
    }
  }

  return {
    gone,
    comment: (text) => void (gone.aborted || comment(text)),
    async send(type, body) {
      gone.throwIfAborted();
      if (!raw.write(`event: ${type}\ndata: ${JSON.stringify(body)}\n\n`)) await drained();
    },
    async end() {
      clearInterval(keepAlive);
      if (gone.aborted) return;
      raw.end();
      const cut = setTimeout(() => raw.destroy(), stalledMs);
      await once(raw, "close").catch(() => undefined);
      clearTimeout(cut);
    },
  };
}
