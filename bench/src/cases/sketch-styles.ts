import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { type BenchCase, type Figure, milliseconds } from "../figure.ts";
import { spawnServer } from "../spawn-server.ts";
import { median } from "../statistics.ts";
import { drawIn, PROMPTS, SIZE, STYLES } from "../style-prompts.ts";

const TURNS = 7;

/** Time of this thread's core alone, so that what else the machine does is not counted. */
export function coreMs(work: () => unknown): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

function timeStyle(style: keyof typeof STYLES): number {
  drawIn(style, 0);
  return median(Array.from({ length: TURNS }, (_, seed) => coreMs(() => drawIn(style, seed))));
}

function styleFigures(): Figure[] {
  const names = Object.keys(STYLES) as (keyof typeof STYLES)[];
  const times = names.map((name) => ({ name, ms: timeStyle(name) }));
  const flat = times.find(({ name }) => name === "flat")?.ms ?? Number.NaN;
  const [slowest] = times.filter(({ name }) => name !== "flat").toSorted((one, other) => other.ms - one.ms);
  const all = times.map(({ name, ms }) => `${name} ${Math.round(ms)}`).join(", ");
  return [
    {
      work: `sketch ${SIZE}x${SIZE}, flat, one core`,
      measured: `median ${milliseconds(flat)}`,
      reach: "250 ms",
      reached: flat <= 250,
    },
    {
      work: `sketch ${SIZE}x${SIZE}, each of ${names.length} styles, one core`,
      measured: `slowest ${slowest?.name} ${milliseconds(slowest?.ms ?? Number.NaN)} (${all})`,
      reach: "600 ms",
      reached: (slowest?.ms ?? Infinity) <= 600,
    },
  ];
}

/** A process of its own that draws one picture after another, with a heap as the server's drawing threads have it. */
async function oneCoreMemory(): Promise<Figure> {
  const program = join(import.meta.dirname, "../draw-every-style.ts");
  const options = ["--conditions=@pinhole/source", "--max-semi-space-size=1"];
  const peaks: number[] = [];
  for (let run = 0; run < 5; run += 1) {
    const { stdout } = await promisify(execFile)(process.execPath, [...options, program]);
    peaks.push(Number(stdout));
  }
  const peak = median(peaks);
  return {
    work: "32 pictures in every style, one core",
    measured: `peak RSS ${Math.round(peak)} MB (${Math.round(Math.min(...peaks))}-${Math.round(Math.max(...peaks))} in ${peaks.length} runs)`,
    reach: "peak RSS under 250 MB",
    reached: peak < 250,
  };
}

async function serverMemory(): Promise<Figure> {
  const server = await spawnServer({ env: { PINHOLE_THREADS: "2" } });
  try {
    const prompts = Object.values(STYLES).flatMap((style, index) =>
      [0, 1].map((turn) => `${PROMPTS[(index + turn) % PROMPTS.length]}, ${style}`),
    );
    const left = [...prompts.entries()];
    const lane = async () => {
      for (let next = left.pop(); next; next = left.pop()) await request(server.url, next[1], next[0]);
    };
    await Promise.all([lane(), lane()]);
    const { now, peak } = await server.memory();
    return {
      work: `${prompts.length} pictures in every style, two at a time, the whole server`,
      measured: `RSS ${Math.round(now)} MB, peak ${Math.round(peak)} MB`,
      reach: "peak RSS under 250 MB",
      reached: peak < 250,
    };
  } finally {
    await server.stop();
  }
}

async function request(url: string, prompt: string, seed: number): Promise<void> {
  const response = await fetch(`${url}/v1/images/generations`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ model: "sketch", prompt, seed, size: `${SIZE}x${SIZE}` }),
  });
  if (!response.ok) throw new Error(`no picture: ${response.status}`);
  await response.arrayBuffer();
}

export const sketchStyles: BenchCase = {
  name: "styles",
  async run() {
    return [...styleFigures(), await oneCoreMemory(), await serverMemory()];
  },
};
