import { type ClientRequest, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { type BenchCase, milliseconds } from "../figure.ts";
import { spawnServer } from "../spawn-server.ts";
import { median, percentile } from "../statistics.ts";

const streams = 1000;
const perSecond = 20;
const seconds = 15;

function openStream(url: string): Promise<ClientRequest> {
  return new Promise((resolve, reject) => {
    const sent = request(`${url}/v1/images/generations`, {
      method: "POST",
      agent: false,
      headers: { "content-type": "application/json" },
    });
    sent.on("response", (response) => {
      response.resume();
      response.on("error", () => undefined);
      resolve(sent);
    });
    sent.on("error", reject);
    sent.end(JSON.stringify({ model: "stalled", prompt: "wait", stream: true }));
  });
}

async function draw(url: string, seed: number): Promise<number> {
  const start = performance.now();
  const response = await fetch(`${url}/v1/images/generations`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ model: "sketch", prompt: "a fox", size: "128x128", seed }),
  });
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`answered ${response.status}`);
  return performance.now() - start;
}

export const idleStreams: BenchCase = {
  name: "streams",
  async run() {
    const server = await spawnServer({ script: "stalled-server.ts" });
    const open: ClientRequest[] = [];
    try {
      while (open.length < streams) {
        open.push(...(await Promise.all(Array.from({ length: 50 }, () => openStream(server.url)))));
      }
      const requests: Promise<number>[] = [];
      for (let index = 0; index < perSecond * seconds; index += 1) {
        requests.push(draw(server.url, index));
        await sleep(1000 / perSecond);
      }
      const durations = await Promise.all(requests);
      const { now, peak } = await server.memory();
      return [
        {
          work: `${streams} idle streams and ${perSecond} requests/s`,
          measured: `RSS ${Math.round(now)} MB (peak ${Math.round(peak)}), requests p50 ${milliseconds(median(durations))}, p99 ${milliseconds(percentile(durations, 0.99))}`,
          reach: "RSS under 400 MB",
          reached: peak < 400,
        },
      ];
    } finally {
      for (const each of open) each.destroy();
      await server.stop();
    }
  },
};
