import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { writeTinyCheckpoint } from "@pinhole/diffusion/tiny-checkpoint";
import { command, type SpawnedServer, spawnServer } from "../spawn-server.ts";
import { percentile } from "../statistics.ts";
import { runtime } from "./runtime.ts";
import { printHead, printRow, verdict } from "./print-row.ts";
import { clock, type NetworkRun } from "./watch-networks.ts";

export interface OverheadOptions {
  /** Of a checkpoint in the layout of diffusers; undefined: a tiny one with random weights is made. */
  checkpoint?: string;
  rounds: number;
  threads: number;
}

interface Lag {
  p50: number;
  p99: number;
  max: number;
}

/** What the server and the model's process told of while a request was answered. */
interface Observed {
  /** Of the client, on the same clock as the runs. */
  begin: number;
  end: number;
  runs: NetworkRun[];
  lag: Lag;
}

/**
 * What the engine takes beside its networks: a real server is asked over HTTP for pictures of 512x512, and a module that
 * is loaded before its own (overhead-preload.ts) tells when networks run and how late its event loop is. Prints a table.
 */
export async function measureOverhead(options: OverheadOptions): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), "pinhole-bench-"));
  try {
    await fillHome(home, options.checkpoint);
    const server = await startWatched(home, options.threads);
    try {
      await measure(server, { events: join(home, "events"), rounds: options.rounds });
    } finally {
      await server.stop();
    }
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

/** A model named `bench`, with its small decoder where it has one, and the inference engine. */
async function fillHome(home: string, checkpoint: string | undefined): Promise<void> {
  const models = join(home, "models");
  await mkdir(models, { recursive: true });
  await symlink(runtime, join(models, "runtime"));
  await writeFile(join(home, "events"), "");
  const folder = checkpoint ?? join(home, "tiny");
  if (checkpoint === undefined) await writeTinyCheckpoint(folder, { kind: "turbo" });
  const [node = "", ...pinhole] = command;
  const bring = (directory: string, name: string) =>
    execFileSync(node, [...pinhole, "import", directory, "--name", name], {
      env: { ...process.env, PINHOLE_HOME: home },
      stdio: ["ignore", "ignore", "pipe"],
    });
  bring(folder, "bench");
  const decoder = join(folder, "tiny_vae");
  if (await stat(decoder).catch(() => undefined)) bring(decoder, "taesd");
}

async function startWatched(home: string, threads: number): Promise<SpawnedServer> {
  const preload = pathToFileURL(join(import.meta.dirname, "overhead-preload.ts"));
  return await spawnServer({
    home,
    env: {
      NODE_OPTIONS: `--import=${preload.href}`,
      BENCH_EVENTS: join(home, "events"),
      BENCH_RUNTIME: runtime,
      PINHOLE_INFERENCE_THREADS: String(threads),
      PINHOLE_LOG_LEVEL: "warn",
    },
  });
}

interface Measuring {
  events: string;
  rounds: number;
}

async function measure(server: SpawnedServer, { events, rounds }: Measuring): Promise<void> {
  const draw = async (wish: object) => await observe(server, events, wish);
  // Opens the networks, and lets what runs often be compiled.
  for (const seed of [1, 2, 3, 4, 5]) await draw({ seed });
  const single: Observed[] = [];
  for (let seed = 0; seed < rounds; seed += 1) single.push(await draw({ seed }));
  const long = await draw({ steps: 30, stream: true, partial_images: 3 });
  printHead("The engine beside its networks, 512x512", "Measured", "Reach");
  print("request to the denoiser's first run, without the text encoder", single.map(beforeSteps), 60);
  print("the denoiser's last run to the answer's last byte, without the decoder", single.map(afterSteps), 60);
  print("between two of 30 runs of the denoiser", betweenSteps(long));
  const { p50, p99, max } = long.lag;
  const held = `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, most ${max.toFixed(1)} ms`;
  const took = ((long.end - long.begin) / 1000).toFixed(1);
  const loop = `the server's event loop in the ${took} s of 30 steps with 3 previews, late by`;
  printRow(loop, held, verdict(p99, 20, "ms"));
}

/** Asks for one picture and gathers what was told meanwhile. */
async function observe(server: SpawnedServer, events: string, wish: object): Promise<Observed> {
  await tellLag(server, events);
  const before = (await readFile(events, "utf8")).length;
  const begin = clock();
  const response = await fetch(`${server.url}/v1/images/generations`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      model: "bench",
      prompt: "a fox under a full moon",
      size: "512x512",
      steps: 1,
      response_format: "b64_json",
      ...wish,
    }),
  });
  const answer = await response.text();
  const end = clock();
  if (response.status !== 200 || !answer.includes("b64_json")) throw new Error(`no picture: ${answer}`);
  await tellLag(server, events);
  const told = (await readFile(events, "utf8")).slice(before).trimEnd().split("\n");
  const lines = told.map((line) => JSON.parse(line) as NetworkRun | { lag: Lag });
  const lag = lines.findLast((line) => "lag" in line);
  if (lag === undefined) throw new Error("the server did not tell how late its event loop was");
  return { begin, end, runs: lines.filter((line) => "network" in line), lag: lag.lag };
}

/** How late the event loop was since the last time; it begins anew. */
async function tellLag(server: SpawnedServer, events: string): Promise<void> {
  const { length } = await readFile(events);
  process.kill(server.pid, "SIGUSR2");
  while ((await readFile(events)).length === length) await sleep(5);
}

function beforeSteps({ begin, runs }: Observed): number {
  const first = runs.find(({ network }) => network === "denoiser");
  const start = first?.begin ?? Number.NaN;
  return start - begin - timeIn(runs.filter((run) => run.end <= start));
}

function afterSteps({ end, runs }: Observed): number {
  const last = runs.findLast(({ network }) => network === "denoiser")?.end ?? Number.NaN;
  return end - last - timeIn(runs.filter((run) => run.begin >= last));
}

function betweenSteps({ runs }: Observed): number[] {
  const steps = runs.filter(({ network }) => network === "denoiser");
  return steps.slice(1).map((step, index) => {
    const last = steps[index]?.end ?? Number.NaN;
    return step.begin - last - timeIn(runs.filter((run) => run.begin >= last && run.end <= step.begin));
  });
}

function timeIn(runs: readonly NetworkRun[]): number {
  return runs.reduce((sum, { begin, end }) => sum + end - begin, 0);
}

function print(work: string, times: readonly number[], most?: number): void {
  const middle = percentile(times, 0.5);
  const measured = `p50 ${middle.toFixed(1)} ms, p90 ${percentile(times, 0.9).toFixed(1)} ms`;
  printRow(work, measured, most === undefined ? "" : verdict(middle, most, "ms"));
}
