import { randomBytes } from "node:crypto";
import { homedir } from "node:os";
import { setTimeout as delay } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import { createKeyring } from "./access/keyring.ts";
import { createUrlSigner, loadSigningSecrets } from "./access/sign-url.ts";
import type { ServerConfig } from "./config.ts";
import type { Engine } from "./engines/engine.ts";
import { createModelCatalogue } from "./engines/model-catalogue.ts";
import { createAdmission } from "./http/admission.ts";
import { createApp } from "./http/app.ts";
import { defaultTimings, type Services, type Timings } from "./http/services.ts";
import { createInProcessDispatcher } from "./jobs/dispatchers/in-process.ts";
import { createJobs } from "./jobs/jobs.ts";
import { listen, refusePublicWithoutKeys } from "./listen.ts";
import { gatherResidency } from "./models/residency.ts";
import { createLogger, type Logger } from "./observe/logger.ts";
import { createMetrics } from "./observe/metrics.ts";
import { noteEnd } from "./observe/note-end.ts";
import { startMetricsServer } from "./observe/start-metrics-server.ts";
import { createFilesystemBlobs } from "./storage/blobs/filesystem.ts";
import { emptyTemp, type Home, makeHome, resolveHome } from "./storage/home.ts";
import { openSqliteRecords } from "./storage/records/sqlite.ts";
import { createSpaceGuard } from "./storage/space-guard.ts";
import { announceServer, withdrawServer } from "./storage/running-server.ts";
import { acquireServerLock } from "./storage/server-lock.ts";
import { version } from "./version.ts";

/** What tests, and programs that embed the server, put in place of its own. */
export interface StartOptions {
  engines?: Engine[];
  now?: () => number;
  logger?: Logger;
  timings?: Partial<Timings>;
}

export interface StartedServer {
  /** Without `/v1`. */
  url: string;
  port: number;
  app: FastifyInstance;
  /** Answers what is in hand, for `drainMs` at most, and gives everything back. A second call hurries the first. */
  stop: (options?: { drainMs?: number }) => Promise<void>;
}

/**
 * Starts a server on its home: lock, records, blobs, engines, jobs, routes, port.
 * @throws {StartError} with the reason and the way out, in words for the person at the terminal
 */
export async function startServer(config: ServerConfig, options: StartOptions = {}): Promise<StartedServer> {
  await using opened = new AsyncDisposableStack();
  const home = resolveHome({
    env: { PINHOLE_HOME: config.home },
    platform: process.platform,
    homedir: homedir(),
  });
  await makeHome(home);
  const lock = acquireServerLock(home);
  opened.defer(() => lock.release());
  await emptyTemp(home);
  const abandon = new AbortController();
  const services = await openServices(config, { home, opened, options, abandoned: abandon.signal });
  // A start that fails from here on must not leave workers behind: they would keep the program alive.
  await using started = new AsyncDisposableStack();
  started.defer(() => services.jobs.drain());
  await services.jobs.start();
  const app = createApp(services);
  opened.defer(() => app.close());
  const { url, port } = await listen(app, config);
  if (config.metricsPort !== undefined) {
    opened.use(await startMetricsServer(services.metrics, config.metricsPort));
  }
  await announceServer(home, { url, pid: process.pid, token: services.localToken });
  opened.defer(() => withdrawServer(home));
  started.move();
  const stop = createStop(app, { services, resources: opened.move(), abandon });
  return { url, port, app, stop };
}

interface Opening {
  home: Home;
  /** Closes what was opened, last first. */
  opened: AsyncDisposableStack;
  options: StartOptions;
  abandoned: AbortSignal;
}

async function openServices(config: ServerConfig, opening: Opening): Promise<Services> {
  const { home, opened, options, abandoned } = opening;
  const { now = Date.now, logger = createLogger(config.logLevel) } = options;
  const onFault = (error: unknown) => logger.error({ err: error }, "a fault outside any request");
  const records = openSqliteRecords(home.database);
  opened.defer(() => records.close());
  const keyring = createKeyring(records, { now });
  opened.defer(() => keyring.close());
  refusePublicWithoutKeys(config.host, config.apiKey !== undefined || (await keyring.anyKeyExists()));
  const signer = createUrlSigner(await loadSigningSecrets(records.secrets, { now }), { now });
  const blobs = createFilesystemBlobs({ folder: home.blobs, tempFolder: home.temp });
  const engines = options.engines ?? (await loadEngines(config));
  opened.defer(async () => void (await Promise.all(engines.map((engine) => engine.close()))));
  const catalogue = await createModelCatalogue(engines, { ...config, onFault });
  const metrics = createMetrics();
  const workerId = `${process.pid}-${randomBytes(4).toString("hex")}`;
  const dispatcher = createInProcessDispatcher({ records, workerId, onFault, now });
  const jobs = createJobs({
    records,
    blobs,
    dispatcher,
    async pickEngine({ model }) {
      await catalogue.refresh();
      return catalogue.pick(model);
    },
    onEnd: (ended) => noteEnd(ended, { metrics, logger }),
    onFault,
    now,
    limits: { maxPixels: config.maxPixels },
    concurrency: config.concurrency,
    lanes: Object.fromEntries(engines.map(({ name, jobsAtOnce }) => [name, jobsAtOnce])),
    tempFolder: home.temp,
    space: createSpaceGuard(home.folder),
    abandoned,
  });
  return {
    config,
    version,
    catalogue,
    residency: gatherResidency(engines),
    records,
    blobs,
    jobs,
    keyring,
    signer,
    metrics,
    logger,
    now,
    localToken: randomBytes(32).toString("base64url"),
    tempFolder: home.temp,
    admission: createAdmission(config.maxWaiting),
    timings: { ...defaultTimings, ...options.timings },
  };
}

/** Loaded here, so that who brings engines of their own does not load the built-in one. */
async function loadEngines(config: ServerConfig): Promise<Engine[]> {
  const { createEngines } = await import("./engines/engines.ts");
  return createEngines(config);
}

interface Stopping {
  services: Services;
  /** Everything that was opened, in the order to close it. */
  resources: AsyncDisposableStack;
  /** Leaves unfinished jobs to the next start. */
  abandon: AbortController;
}

/** How often connections that have become idle are closed while the rest is answered. */
const sweepMs = 250;

function createStop(app: FastifyInstance, { services, resources, abandon }: Stopping): StartedServer["stop"] {
  const hurry = new AbortController();
  let stopped: Promise<void> | undefined;

  async function stop(drainMs: number): Promise<void> {
    const deadline = AbortSignal.any([hurry.signal, AbortSignal.timeout(drainMs)]);
    await unlessLate(services.admission.drain(), deadline);
    const sweeper = setInterval(() => app.server.closeIdleConnections(), sweepMs);
    const closed = app.close();
    await unlessLate(closed, deadline);
    app.server.closeAllConnections();
    await closed;
    clearInterval(sweeper);
    await unlessLate(services.jobs.drain(), deadline);
    abandon.abort(new Error("the server has stopped"));
    await resources.disposeAsync();
  }

  return ({ drainMs = services.config.drainMs } = {}) => {
    if (stopped !== undefined) hurry.abort();
    stopped ??= stop(drainMs);
    return stopped;
  };
}

/** Waits for work, but not beyond the deadline; what is unfinished then is taken up at the next start. */
async function unlessLate(work: Promise<unknown>, deadline: AbortSignal): Promise<void> {
  const ended = new AbortController();
  const late = delay(2 ** 31 - 1, undefined, { signal: AbortSignal.any([deadline, ended.signal]) }).catch(
    () => {},
  );
  await Promise.race([work, late]);
  ended.abort();
}
