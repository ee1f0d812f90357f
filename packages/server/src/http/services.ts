import type { Keyring } from "../access/keyring.ts";
import type { UrlSigner } from "../access/sign-url.ts";
import type { ServerConfig } from "../config.ts";
import type { ModelCatalogue } from "../engines/model-catalogue.ts";
import type { Jobs } from "../jobs/jobs.ts";
import type { Residency } from "../models/residency.ts";
import type { Logger } from "../observe/logger.ts";
import type { Metrics } from "../observe/metrics.ts";
import type { BlobStore } from "../storage/blobs.ts";
import type { Records } from "../storage/records.ts";
import type { Admission } from "./admission.ts";

/** Everything the routes call. */
export interface Services {
  config: ServerConfig;
  version: string;
  catalogue: ModelCatalogue;
  /** What the engines keep in memory. */
  residency: Residency;
  records: Records;
  blobs: BlobStore;
  jobs: Jobs;
  keyring: Keyring;
  signer: UrlSigner;
  metrics: Metrics;
  logger: Logger;
  now: () => number;
  /** Lets this machine's own user in without a key: it is in a file only they can read. */
  localToken: string;
  /** Where uploads are written first. */
  tempFolder: string;
  admission: Admission;
  timings: Timings;
}

/** How long the routes wait for others. */
export interface Timings {
  /** Between two comments of a stream. */
  keepAliveMs: number;
  /** A stream's reader that takes nothing for so long is cut off. */
  stalledMs: number;
  /** An answer that is not a stream comes within this, done or not: Node's own clients give up after 300 s. */
  answerMs: number;
}

export const defaultTimings: Timings = { keepAliveMs: 15_000, stalledMs: 60_000, answerMs: 290_000 };
