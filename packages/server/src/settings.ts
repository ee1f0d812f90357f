import * as z from "zod";

const MEGABYTE = 2 ** 20;
const whole = (minimum: number, maximum: number) => z.int().min(minimum).max(maximum);
const origin = z
  .url({ protocol: /^(https?|app|tauri|chrome-extension)$/ })
  .refine((text) => !/[^/]\/./.test(text.slice(text.indexOf("//") + 2)), "expected an origin, without a path")
  .transform((text) => text.replace(/\/$/, ""));

/** One setting: what it may be, what it is unless told, and what people read about it. */
export interface Setting {
  schema: z.ZodType;
  /** undefined: off, or found out at start. */
  default: unknown;
  description: string;
  /** Never printed; may be given in a file, as `PINHOLE_…_FILE`. */
  secret?: true;
}

/** Every setting, under its name in `pinhole.json`; `PINHOLE_PUBLIC_URL` is `publicUrl`. */
export const settings = {
  host: {
    schema: z.string().min(1),
    default: "127.0.0.1",
    description: "Address to listen on. Another than this machine's own needs a key first.",
  },
  port: { schema: whole(0, 65535), default: 7464, description: "Port to listen on; 0 takes a free one." },
  home: {
    schema: z.string().min(1),
    default: undefined,
    description: "Folder of the database, pictures and keys.",
  },
  publicUrl: {
    schema: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, "")),
    default: undefined,
    description: "What result URLs begin with, instead of the address the client used.",
  },
  mode: {
    schema: z.enum(["compatible", "strict"]),
    default: "compatible",
    description: "strict refuses what the hosted API refuses, in its words.",
  },
  strictModels: {
    schema: z.boolean(),
    default: false,
    description: "Hosted names are answered with model_not_found instead of the default model's picture.",
  },
  refuseRetired: {
    schema: z.boolean(),
    default: false,
    description: "Retired names and variations are answered as the hosted API does today.",
  },
  defaultModel: { schema: z.string().min(1), default: "sketch", description: "Draws for the hosted names." },
  corsOrigins: {
    schema: z.array(origin),
    default: [],
    description: "Origins of web pages that may call the server, separated by commas.",
  },
  trustProxy: {
    schema: z.boolean(),
    default: false,
    description: "Believe X-Forwarded-Host and X-Forwarded-Proto; only behind a proxy that sets them.",
  },
  fetchImageUrls: {
    schema: z.boolean(),
    default: false,
    description: "Fetch https addresses given as image_url, public ones only.",
  },
  apiKey: {
    schema: z.string().min(16),
    default: undefined,
    description: "A key that may do everything, besides those made with `pinhole keys add`.",
    secret: true,
  },
  maxUploadBytes: {
    schema: whole(1_024, 1024 * MEGABYTE),
    default: 50 * MEGABYTE,
    description: "Largest single file of a form.",
  },
  maxTotalBytes: {
    schema: whole(1_024, 4096 * MEGABYTE),
    default: 256 * MEGABYTE,
    description: "Largest body of an edit or a variation.",
  },
  maxPixels: {
    schema: whole(65_536, 268_402_689),
    default: 4096 * 4096,
    description: "Most pixels an input image may have.",
  },
  maxWaiting: {
    schema: whole(1, 100_000),
    default: 4_000,
    description: "Most image requests answered at once; more get a 503.",
  },
  concurrency: {
    schema: whole(1, 256),
    default: undefined,
    description: "Jobs of one engine worked on at once; as many as there are processors.",
  },
  threads: {
    schema: whole(1, 256),
    default: undefined,
    description: "Threads that draw; as many as there are processors.",
  },
  models: {
    schema: z.string().min(1),
    default: undefined,
    description: "Folder of the models that were pulled; in the home unless told.",
  },
  idleUnloadMinutes: {
    schema: whole(0, 10_080),
    default: 5,
    description: "How long a model stays in memory after its last picture; 0 takes it out at once.",
  },
  memoryLimitMb: {
    schema: whole(256, 16_777_216),
    default: undefined,
    description: "Most memory that models may take; all that is free unless told.",
  },
  inferenceThreads: {
    schema: whole(1, 256),
    default: undefined,
    description: "Threads a model computes with; as many as there are processor cores.",
  },
  safetyChecker: {
    schema: z.enum(["auto", "always", "never"]),
    default: "auto",
    description:
      "Whether a model's own safety checker looks at its pictures: always, never, or unless a request has moderation low.",
  },
  metricsPort: {
    schema: whole(1, 65535),
    default: undefined,
    description: "Port of its own for /metrics, on this machine only.",
  },
  logLevel: {
    schema: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]),
    default: "warn",
    description: "How much is logged, as JSON lines on stderr; info adds a line for each request.",
  },
  drainMs: {
    schema: whole(0, 3_600_000),
    default: 30_000,
    description: "How long a stopping server waits for the requests in hand.",
  },
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof settings;
export const settingNames = Object.keys(settings) as SettingName[];

/** `publicUrl` to `PINHOLE_PUBLIC_URL`. */
export function environmentName(name: string): string {
  return `PINHOLE_${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}
