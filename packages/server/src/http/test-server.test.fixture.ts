import { onTestFinished } from "vitest";
import { type ConfigOrigins, loadConfig } from "../config.ts";
import { createFakeEngine, type FakeEngineOptions } from "../engines/fake-engine.test.fixture.ts";
import { createLogger } from "../observe/logger.ts";
import { type StartedServer, type StartOptions, startServer } from "../start-server.ts";
import { type Home, resolveHome } from "../storage/home.ts";
import { makeTempHome } from "../storage/temp-home.test.fixture.ts";

export interface TestServer extends StartedServer {
  home: Home;
  engine: ReturnType<typeof createFakeEngine>;
  /** Every log line so far. */
  log: string[];
}

export interface TestServerOptions extends Omit<StartOptions, "engines"> {
  flags?: ConfigOrigins["flags"];
  engine?: FakeEngineOptions;
  /** Of an earlier server; a new one unless told. */
  home?: Home;
}

/** A whole server on a home and a port of its own, which draws plain colours; stopped with the test. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const { flags, engine: engineOptions, home: givenHome, ...startOptions } = options;
  const home = givenHome ?? (await makeTempHome());
  const { config } = await loadConfig({ env: {}, flags: { home: home.folder, port: 0, ...flags } });
  const engine = createFakeEngine(engineOptions);
  const log: string[] = [];
  const logger = createLogger("debug", { write: (line) => void log.push(line) });
  const server = await startServer(config, { engines: [engine], logger, ...startOptions });
  onTestFinished(() => server.stop({ drainMs: 0 }));
  return {
    ...server,
    home: resolveHome({ env: { PINHOLE_HOME: home.folder }, platform: process.platform, homedir: "" }),
    engine,
    log,
  };
}

/** Options of `inject` for a JSON body. */
export function post(url: string, body: unknown, headers: Record<string, string> = {}) {
  const payload = typeof body === "string" ? body : JSON.stringify(body);
  return {
    method: "POST" as const,
    url,
    payload,
    headers: { "content-type": "application/json", ...headers },
  };
}
