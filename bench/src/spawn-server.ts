import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const root = join(import.meta.dirname, "../..");
export const command = [
  process.execPath,
  "--conditions=@pinhole/source",
  join(root, "packages/cli/from-source.js"),
];

export interface SpawnedServer {
  url: string;
  pid: number;
  metricsUrl: string;
  home: string;
  /** From spawn to the first answer. */
  startMs: number;
  /** Resident memory in MB: now, and the highest since the start (Linux). */
  memory(): Promise<{ now: number; peak: number }>;
  stop(): Promise<void>;
}

/** A server in a process and a home of its own, so that its memory is its own. */
export async function spawnServer(
  options: { home?: string; script?: string; env?: Record<string, string> } = {},
): Promise<SpawnedServer> {
  const home = options.home ?? (await mkdtemp(join(tmpdir(), "pinhole-bench-")));
  const [port, metricsPort] = [await freePort(), await freePort()];
  const [node = "", ...args] = options.script
    ? [process.execPath, "--conditions=@pinhole/source", join(root, "bench/src", options.script)]
    : [...command, "serve"];
  const env = {
    ...process.env,
    PINHOLE_HOME: home,
    PINHOLE_PORT: String(port),
    PINHOLE_METRICS_PORT: String(metricsPort),
    ...options.env,
  };
  const start = performance.now();
  const child = spawn(node, args, { env, stdio: ["ignore", "ignore", "inherit"], cwd: root });
  const url = `http://127.0.0.1:${port}`;
  await answering(url, child);
  return {
    url,
    pid: child.pid ?? 0,
    metricsUrl: `http://127.0.0.1:${metricsPort}/metrics`,
    home,
    startMs: performance.now() - start,
    memory: () => readMemory(child.pid ?? 0),
    stop: async () => {
      await stopChild(child);
      if (!options.home) await rm(home, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}

async function answering(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 2000; tries += 1) {
    if (child.exitCode !== null) throw new Error(`the server ended with code ${child.exitCode}`);
    const answer = await fetch(`${url}/healthz`).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) return;
    await sleep(5);
  }
  throw new Error("the server did not answer within 10 s");
}

async function readMemory(pid: number): Promise<{ now: number; peak: number }> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  const megabytes = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024;
  return { now: megabytes("VmRSS"), peak: megabytes("VmHWM") };
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await ended;
}
