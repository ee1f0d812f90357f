import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

export const repository = join(import.meta.dirname, "../..");
const main = join(repository, "packages/cli/src/main.ts");

export interface Ended {
  code: number | null;
  stdout: Buffer;
  stderr: string;
}

export interface SpawnedServer {
  url: string;
  baseUrl: string;
  child: ChildProcess;
  /** What it has written so far, both streams. */
  output(): string;
  /** Resolves when it has ended. */
  ended: Promise<Ended>;
  /** SIGTERM, and its end. */
  stop(): Promise<Ended>;
}

/** The environment of a command that must not see this machine's settings. */
export function plainEnvironment(extra: Record<string, string> = {}): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith("PINHOLE_"));
  const path = `${dirname(process.execPath)}:${process.env.PATH ?? ""}`;
  return { ...Object.fromEntries(own), PATH: path, NO_COLOR: "1", ...extra };
}

/** Starts the `pinhole` command as a process of its own. */
function spawnPinhole(
  args: readonly string[],
  env: Record<string, string> = {},
  isLeader = false,
): ChildProcess {
  return spawn(process.execPath, ["--conditions=@pinhole/source", main, ...args], {
    cwd: repository,
    env: plainEnvironment(env),
    stdio: ["ignore", "pipe", "pipe"],
    detached: isLeader,
  });
}

/** Runs the `pinhole` command to its end. */
export async function runPinhole(args: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  return await collect(spawnPinhole(args, env));
}

/** Waits for a process's end, keeping what it writes. */
export async function collect(child: ChildProcess): Promise<Ended> {
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout?.on("data", (chunk: Buffer) => out.push(chunk));
  child.stderr?.on("data", (chunk: Buffer) => err.push(chunk));
  const [code] = (await once(child, "close")) as [number | null];
  return { code, stdout: Buffer.concat(out), stderr: Buffer.concat(err).toString() };
}

/** `pinhole serve` in a process of its own, once it answers. */
export async function spawnServer(options: {
  home: string;
  env?: Record<string, string>;
  port?: number;
  /** Nobody reads what it writes to stdout: the pipe is closed before it writes. */
  isUnread?: boolean;
  /** It leads a process group of its own, as what a terminal runs does. */
  isLeader?: boolean;
}): Promise<SpawnedServer> {
  const port = options.port ?? (await freePort());
  const settings = { PINHOLE_HOME: options.home, PINHOLE_PORT: String(port), ...options.env };
  const child = spawnPinhole(["serve"], settings, options.isLeader);
  if (options.isUnread) child.stdout?.destroy();
  let written = "";
  const note = (chunk: Buffer) => void (written += chunk.toString());
  child.stdout?.on("data", note);
  child.stderr?.on("data", note);
  const ended = collect(child);
  const url = `http://127.0.0.1:${port}`;
  await untilReady(url, child, () => written);
  return {
    url,
    baseUrl: `${url}/v1`,
    child,
    output: () => written,
    ended,
    stop: async () => {
      child.kill("SIGTERM");
      return await ended;
    },
  };
}

async function untilReady(url: string, child: ChildProcess, written: () => string): Promise<void> {
  for (let tries = 0; tries < 6_000; tries += 1) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}: ${written()}`);
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) return;
    await delay(10);
  }
  throw new Error(`the server was not ready within a minute: ${written()}`);
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address ? address.port : 0;
}
