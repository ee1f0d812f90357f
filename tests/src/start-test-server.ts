import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import {
  createEngines,
  createLogger,
  type Engine,
  loadConfig,
  type StartedServer,
  startServer,
  type StartOptions,
} from "@pinhole/server";

export interface TestServer extends StartedServer {
  /** With `/v1`. */
  baseUrl: string;
  home: string;
  /** Every line the server logged. */
  log: string[];
  /** Rows of the server's own database. */
  query(sql: string, ...values: (string | number)[]): Record<string, unknown>[];
  /** Names of unfinished uploads and blobs. */
  tempFiles(): Promise<string[]>;
}

export interface TestServerOptions extends Omit<StartOptions, "logger"> {
  /** Settings as flags of `serve`. */
  settings?: Record<string, unknown>;
  /** A home that is there already, and stays. */
  home?: string;
}

/** A real server in this process: its own home, sketch engine, database and port. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const { settings, home = await makeHomeFolder(), ...rest } = options;
  const flags = { home, port: 0, logLevel: "info", ...settings };
  const { config } = await loadConfig({ env: {}, flags });
  const log: string[] = [];
  const logger = createLogger(config.logLevel, { write: (line: string) => void log.push(line) });
  const server = await startServer(config, { ...rest, logger });
  return {
    ...server,
    baseUrl: `${server.url}/v1`,
    home,
    log,
    query: (sql, ...values) => queryDatabase(home, sql, ...values),
    tempFiles: async () => await readdir(join(home, "tmp")),
    async stop(stopping) {
      await server.stop(stopping);
      if (options.home === undefined) await rm(home, { recursive: true, force: true });
    },
  };
}

export async function makeHomeFolder(): Promise<string> {
  return await mkdtemp(join(tmpdir(), "pinhole-test-"));
}

/** Reads the database of a home, whether its server runs or not. */
export function queryDatabase(
  home: string,
  sql: string,
  ...values: (string | number)[]
): Record<string, unknown>[] {
  const database = new DatabaseSync(join(home, "pinhole.db"), { timeout: 5_000 });
  try {
    return database.prepare(sql).all(...values);
  } finally {
    database.close();
  }
}

export type DrawRequest = Parameters<Engine["draw"]>[0];

/** The built-in engine, with something of its behaviour changed. */
export function changedSketch(change: (engine: Engine) => Partial<Engine>): Engine {
  const [engine] = createEngines({
    threads: 1,
    models: "/nowhere",
    idleUnloadMinutes: 5,
    safetyChecker: "auto",
  });
  if (engine === undefined) throw new Error("there is no built-in engine");
  return { ...engine, ...change(engine) };
}

/** The built-in engine, which notes every request it is asked to draw. */
export function recordingSketch(draws: DrawRequest[]): Engine {
  return changedSketch((sketch) => ({
    draw(request, watch) {
      draws.push(request);
      return sketch.draw(request, watch);
    },
  }));
}
