import { createServer } from "node:http";
import { once } from "node:events";
import { StartError } from "../storage/start-error.ts";
import type { Metrics } from "./metrics.ts";

/** Whoever asks needs no key, so only this machine may, wherever the server itself listens. */
const host = "127.0.0.1";

/**
 * Serves /metrics alone, on a port of its own, without a key and to this machine.
 * @throws {StartError} when the port cannot be opened
 */
export async function startMetricsServer(metrics: Metrics, port: number): Promise<AsyncDisposable> {
  const server = createServer((request, response) => {
    if (request.method !== "GET" || request.url !== "/metrics") {
      response.writeHead(404).end();
      return;
    }
    metrics.render().then(
      (text) =>
        response.writeHead(200, { "content-type": "text/plain; version=0.0.4; charset=utf-8" }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  try {
    await once(server.listen(port, host), "listening");
  } catch (error) {
    throw new StartError(
      `Port ${port} for the metrics cannot be opened on ${host}. Choose another with PINHOLE_METRICS_PORT.`,
      { cause: error },
    );
  }
  return {
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
