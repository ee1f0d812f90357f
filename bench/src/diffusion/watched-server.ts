import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { writeTinyCheckpoint } from "@pinhole/diffusion/tiny-checkpoint";
import { command, type SpawnedServer, spawnServer } from "../spawn-server.ts";
import { runtime } from "./runtime.ts";
import { clock, type NetworkRun } from "./watch-networks.ts";

export interface WatchedServerOptions {
  /** Folder of a checkpoint in the layout of diffusers; undefined: a tiny one with random weights is made. */
  checkpoint?: string;
  /** Threads a network runs on. */
  threads: number;
}

/** How late an event loop was, in milliseconds; 1 is the least that can be told. */
export interface Lag {
  p50: number;
  p99: number;
  max: number;
}

/** What was told while a request was answered. */
export interface Observed {
  /** When the client began to send it and when it had the last byte of the answer, on the clock of the runs. */
  begin: number;
  end: number;
  /** In their order. */
  runs: NetworkRun[];
  /** Of the server. */
  lag: Lag;
}

/** A server with one model, in a process and a home of its own, into which watch-process.ts is loaded. */
export interface WatchedServer extends AsyncDisposable {
  /** Asks for a picture of 512x512 over HTTP: one step, as base64, unless the wish says otherwise. */
  draw(wish: Readonly<Record<string, unknown>>): Promise<Observed>;
}

export async function startWatchedServer(options: WatchedServerOptions): Promise<WatchedServer> {
  await using made = new AsyncDisposableStack();
  const home = await mkdtemp(join(tmpdir(), "pinhole-bench-"));
  made.defer(async () => await rm(home, { recursive: true, force: true }));
  await fillHome(home, options.checkpoint);
  const events = join(home, "events");
  await writeFile(events, "");
  const preload = pathToFileURL(join(import.meta.dirname, "watch-process.ts"));
  const server = await spawnServer({
    home,
    env: {
      NODE_OPTIONS: `--import=${preload.href}`,
      BENCH_EVENTS: events,
      BENCH_RUNTIME: runtime,
      PINHOLE_INFERENCE_THREADS: String(options.threads),
      PINHOLE_LOG_LEVEL: "warn",
    },
  });
  made.defer(async () => await server.stop());
  const kept = made.move();
  return {
    draw: async (wish) => await observe(server, { events, wish }),
    [Symbol.asyncDispose]: async () => await kept.disposeAsync(),
  };
}

/** A model named `bench`, with its small decoder where it lies beside it, and the inference engine. */
async function fillHome(home: string, checkpoint: string | undefined): Promise<void> {
  const models = join(home, "models");
  await mkdir(models, { recursive: true });
  await symlink(runtime, join(models, "runtime"));
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
  if (existsSync(decoder)) bring(decoder, "taesd");
}

interface Observation {
  /** The file that everything is told in. */
  events: string;
  wish: Readonly<Record<string, unknown>>;
}

async function observe(server: SpawnedServer, { events, wish }: Observation): Promise<Observed> {
  const before = await tellLag(server, events, 0);
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
  const told = await tellLag(server, events, before.length);
  const lines = told.trimEnd().split("\n");
  const parsed = lines.map((line) => JSON.parse(line) as NetworkRun | { lag: Lag });
  const lags = parsed.filter((line) => "lag" in line);
  const [lag] = lags;
  if (lag === undefined || lags.length !== 1) throw new Error(`expected one figure of lag: ${told}`);
  const runs = parsed.filter((line) => "network" in line);
  if (runs.length === 0)
    throw new Error("no run was told of: does watch-process.ts know the model's process?");
  return { begin, end, runs, lag: lag.lag };
}

/** Has the server tell how late its event loop was since it last told. @returns what was told from there on */
async function tellLag(server: SpawnedServer, events: string, from: number): Promise<string> {
  const known = await readFile(events, "utf8");
  // Throws when the server has ended.
  for (process.kill(server.pid, "SIGUSR2"); ; process.kill(server.pid, 0)) {
    const text = await readFile(events, "utf8");
    if (/"lag".*\n/.test(text.slice(known.length))) return text.slice(from);
    await sleep(5);
  }
}
