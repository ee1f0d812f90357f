import { drawPicture } from "@pinhole/sketch";
import sharp from "sharp";
import { type BenchCase, type Figure, milliseconds, ratio } from "../figure.ts";
import { spawnServer } from "../spawn-server.ts";
import { median, percentile, timeEach } from "../statistics.ts";

const prompt = "a red lighthouse on a cliff at sunset";

async function request(url: string, size: number, seed: number): Promise<void> {
  const response = await fetch(`${url}/v1/images/generations`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      model: "sketch",
      prompt,
      size: `${size}x${size}`,
      seed,
      response_format: "b64_json",
    }),
  });
  const { data } = (await response.json()) as { data: { b64_json: string }[] };
  if (!data[0]?.b64_json) throw new Error(`no picture: ${response.status}`);
}

/** The same picture drawn and encoded in this thread: what the work costs without a server. */
async function drawAlone(size: number, seed: number): Promise<void> {
  const { image } = drawPicture({
    task: "generate",
    prompt,
    width: size,
    height: size,
    seed,
    background: "auto",
    partialImages: 0,
    referenceImages: [],
  });
  const raw = { width: size, height: size, channels: 4 as const };
  await sharp(image.data, { raw }).png().toBuffer();
}

async function latency(url: string, size: number, reachMs: number): Promise<Figure> {
  await timeEach(5, (seed) => request(url, size, seed));
  await timeEach(5, (seed) => drawAlone(size, seed));
  const served = await timeEach(30, (seed) => request(url, size, seed));
  const alone = await timeEach(30, (seed) => drawAlone(size, seed));
  return {
    work: `sketch ${size}x${size}, request to answer`,
    measured: `p50 ${milliseconds(median(served))}, p95 ${milliseconds(percentile(served, 0.95))}`,
    peer: `${ratio(median(served), median(alone))} of drawing and sharp's PNG without a server`,
    reach: `p50 under ${reachMs} ms`,
    reached: median(served) < reachMs,
  };
}

async function lagSeconds(metricsUrl: string): Promise<number> {
  const text = await (await fetch(metricsUrl)).text();
  return Number(/^nodejs_eventloop_lag_p99_seconds(?:\{[^}]*\})? (\S+)/m.exec(text)?.[1] ?? Number.NaN);
}

async function concurrent(url: string, metricsUrl: string): Promise<Figure> {
  const pictures = 32;
  await lagSeconds(metricsUrl);
  const [one] = await timeEach(1, async () => {
    for (let seed = 0; seed < pictures; seed += 1) await request(url, 1024, seed);
  });
  const [eight] = await timeEach(1, () => inParallel(pictures, 8, (seed) => request(url, 1024, seed)));
  const lag = (await lagSeconds(metricsUrl)) * 1000;
  const speedUp = (one ?? 0) / (eight ?? 1);
  return {
    work: "sketch 1024x1024, 8 at a time",
    measured: `${((pictures * 1000) / (eight ?? 1)).toFixed(1)} pictures/s, event loop lag p99 ${milliseconds(lag)}`,
    peer: `${speedUp.toFixed(2)}x of one at a time`,
    reach: "both cores used, lag p99 under 30 ms",
    reached: speedUp > 1.2 && lag < 30,
  };
}

async function inParallel(
  count: number,
  width: number,
  run: (index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < count) {
      next += 1;
      await run(next);
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
}

export const pictures: BenchCase = {
  name: "pictures",
  async run() {
    const server = await spawnServer();
    try {
      return [
        await latency(server.url, 256, 60),
        await latency(server.url, 1024, 250),
        await concurrent(server.url, server.metricsUrl),
      ];
    } finally {
      await server.stop();
    }
  },
};
