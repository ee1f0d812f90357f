import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface SeenRequest {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
  /** Milliseconds, for the time between two. */
  at: number;
}

export type Step = (response: ServerResponse, request: IncomingMessage) => void;

export interface ScriptedServer extends AsyncDisposable {
  baseUrl: string;
  seen: SeenRequest[];
}

/** A real server that answers the n-th request with the n-th step, and every later one with the last. */
export async function startScriptedServer(...steps: Step[]): Promise<ScriptedServer> {
  const seen: SeenRequest[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const { method = "", url = "", headers } = request;
      seen.push({ method, url, headers, body: Buffer.concat(parts), at: performance.now() });
      steps[Math.min(seen.length, steps.length) - 1]?.(response, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    seen,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export function answer(status: number, body: unknown, headers: Record<string, string> = {}): Step {
  return (response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify(body));
  };
}

export function refuse(status: number, headers: Record<string, string> = {}): Step {
  const error = { message: `refused with ${status}`, type: "server_error", param: "n", code: "busy" };
  return answer(status, { error }, { "retry-after-ms": "1", "x-request-id": "req_1", ...headers });
}

/** Headers of a stream; the caller writes the rest. */
export function openStream(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "text/event-stream", "x-request-id": "req_1" });
}

export function frame(value: { type: string }): string {
  return `event: ${value.type}\ndata: ${JSON.stringify(value)}\n\n`;
}
