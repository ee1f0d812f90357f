import { once } from "node:events";
import { createServer } from "node:net";
import { expect, test } from "vitest";
import { startTestServer } from "../http/test-server.test.fixture.ts";
import { createMetrics } from "./metrics.ts";
import { startMetricsServer } from "./start-metrics-server.ts";

async function takePort() {
  const holder = createServer().listen(0, "127.0.0.1");
  await once(holder, "listening");
  const address = holder.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return { port, free: () => new Promise((resolve) => holder.close(resolve)) };
}

test("a server of all addresses shows its measurements to this machine alone, since they need no key", async () => {
  const { port: metricsPort, free } = await takePort();
  await free();
  const flags = { host: "0.0.0.0", apiKey: "a-key-of-the-settings", metricsPort };
  const { port } = await startTestServer({ flags });
  const ask = async (address: string, to: number) => (await fetch(`http://${address}:${to}/metrics`)).status;
  expect(await ask("127.0.0.1", metricsPort)).toBe(200);
  // Another address of this machine, as one of its network would be.
  await expect(ask("127.0.0.2", metricsPort)).rejects.toThrow("fetch failed");
  if (process.platform === "linux") expect(await ask("127.0.0.2", port)).toBe(404);
});

test("nothing else is there, and a method that reads nothing is refused", async () => {
  const { port, free } = await takePort();
  await free();
  await using opened = new AsyncDisposableStack();
  opened.use(await startMetricsServer(createMetrics(), port));
  const ask = async (path: string, method = "GET") =>
    (await fetch(`http://127.0.0.1:${port}${path}`, { method })).status;
  expect([await ask("/metrics"), await ask("/"), await ask("/metrics", "POST")]).toEqual([200, 404, 404]);
});

test("a port that is taken is a sentence with the way out", async () => {
  const { port, free } = await takePort();
  await expect(startMetricsServer(createMetrics(), port)).rejects.toMatchObject({
    name: "StartError",
    message: expect.stringContaining("PINHOLE_METRICS_PORT") as string,
  });
  await free();
});
