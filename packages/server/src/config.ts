import { readFile } from "node:fs/promises";
import { availableParallelism, homedir } from "node:os";
import { join, resolve } from "node:path";
import * as z from "zod";
import { environmentName, type Setting, type SettingName, settingNames, settings } from "./settings.ts";
import { resolveHome } from "./storage/home.ts";
import { StartError } from "./storage/start-error.ts";

type Given = { [Name in SettingName]: z.output<(typeof settings)[Name]["schema"]> };
type MaybeAbsent = "publicUrl" | "apiKey" | "metricsPort" | "memoryLimitMb" | "inferenceThreads";

/** Every setting of a server, checked; see {@link settings} for what each means. */
export type ServerConfig = Omit<Given, MaybeAbsent> & Partial<Pick<Given, MaybeAbsent>>;

export type ConfigSource = "default" | "file" | "environment" | "flag";

export interface LoadedConfig {
  config: ServerConfig;
  sources: Record<SettingName, ConfigSource>;
}

export interface ConfigOrigins {
  /** By setting name, as text or already of the setting's type. */
  flags?: Partial<Record<SettingName, unknown>>;
  env?: Record<string, string | undefined>;
  /** A file that must exist; without one, `pinhole.json` in the home is read where it exists. */
  configPath?: string;
}

interface Layer {
  source: ConfigSource;
  values: Partial<Record<SettingName, unknown>>;
  /** How a person finds the setting in this layer. */
  nameOf: (name: SettingName) => string;
}

/**
 * The settings of a server: defaults, then `pinhole.json`, then `PINHOLE_*`, then flags.
 * @throws {StartError} naming the first setting that is unknown or does not hold
 */
export async function loadConfig(origins: ConfigOrigins = {}): Promise<LoadedConfig> {
  const { env = process.env, flags = {} } = origins;
  const environment = await readEnvironment(env);
  const fileFirst = origins.configPath === undefined ? undefined : await readConfigFile(origins.configPath);
  const wanted = flags.home ?? environment.home ?? fileFirst?.home;
  const home = resolve(typeof wanted === "string" ? wanted : defaultHome(env));
  const file = fileFirst ?? (await readConfigFile(join(home, "pinhole.json"), { optional: true }));
  const layers: Layer[] = [
    { source: "file", values: file, nameOf: (name) => `'${name}' in pinhole.json` },
    { source: "environment", values: environment, nameOf: environmentName },
    { source: "flag", values: flags, nameOf: (name) => `--${dashed(name)}` },
  ];
  return mergeLayers(layers, {
    home,
    models: join(home, "models"),
    concurrency: availableParallelism(),
    threads: availableParallelism(),
  });
}

function defaultHome(env: Record<string, string | undefined>): string {
  return resolveHome({ env, platform: process.platform, homedir: homedir() }).folder;
}

function mergeLayers(layers: readonly Layer[], found: Partial<Record<SettingName, unknown>>): LoadedConfig {
  const config: Partial<Record<SettingName, unknown>> = {};
  const sources: Partial<Record<SettingName, ConfigSource>> = {};
  for (const name of settingNames) {
    config[name] = settings[name].default ?? found[name];
    sources[name] = "default";
    for (const { source, values, nameOf } of layers) {
      if (values[name] === undefined) continue;
      config[name] = checkSetting(name, values[name], nameOf(name));
      sources[name] = source;
    }
  }
  return {
    config: { ...config, home: found.home } as ServerConfig,
    sources: sources as LoadedConfig["sources"],
  };
}

export function checkSetting(name: SettingName, value: unknown, shownAs: string): unknown {
  const setting: Setting = settings[name];
  const checked = setting.schema.safeParse(typeof value === "string" ? fromText(setting, value) : value);
  if (checked.success) return checked.data;
  const problem = checked.error.issues[0]?.message ?? "it is not valid";
  const shown = setting.secret ? "" : ` (${JSON.stringify(value)})`;
  throw new StartError(`The setting ${shownAs}${shown} cannot be used: ${lowerFirst(problem)}.`);
}

/** Environment and command line have only text: it becomes what the setting's schema is of. */
function fromText({ schema }: Setting, text: string): unknown {
  if (schema instanceof z.ZodNumber) return /^-?\d+$/.test(text.trim()) ? Number(text) : text;
  if (schema instanceof z.ZodBoolean)
    return { true: true, "1": true, false: false, "0": false }[text] ?? text;
  if (schema instanceof z.ZodArray) {
    return text
      .split(",")
      .map((part) => part.trim())
      .filter((part) => part !== "");
  }
  return text;
}

// Set by the command itself, or by Kubernetes for a service called `pinhole`.
const othersNames = /^PINHOLE_(CONFIG|URL|BASE_URL|SERVICE_.+|PORT_\d+_.+|PORT_\d+)$/;

async function readEnvironment(env: Record<string, string | undefined>): Promise<Layer["values"]> {
  const byVariable = new Map(settingNames.map((name) => [environmentName(name), name]));
  const values: Layer["values"] = {};
  for (const [variable, text] of Object.entries(env)) {
    if (!variable.startsWith("PINHOLE_") || text === undefined || text === "" || othersNames.test(variable)) {
      continue;
    }
    const isFile = variable.endsWith("_FILE");
    const name = byVariable.get(isFile ? variable.slice(0, -"_FILE".length) : variable);
    if (name === undefined) throw unknownSetting(variable, [...byVariable.keys()]);
    values[name] = isFile ? await readSecret(variable, text) : text;
  }
  return values;
}

async function readSecret(variable: string, path: string): Promise<string> {
  try {
    return (await readFile(path, "utf8")).trim();
  } catch (error) {
    throw new StartError(`The file named by ${variable} cannot be read: ${path}`, { cause: error });
  }
}

async function readConfigFile(path: string, { optional = false } = {}): Promise<Layer["values"]> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (optional && (error.code === "ENOENT" || error.code === "ENOTDIR")) return "{}";
    throw new StartError(`The configuration file ${path} cannot be read.`, { cause: error });
  });
  const values = parseConfigFile(path, text);
  const unknown = Object.keys(values).find((name) => !Object.hasOwn(settings, name) && name !== "$schema");
  if (unknown !== undefined) throw unknownSetting(`'${unknown}' in ${path}`, settingNames, unknown);
  return values;
}

function parseConfigFile(path: string, text: string): Layer["values"] {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
  } catch (error) {
    throw new StartError(`The configuration file ${path} is not a JSON object.`, { cause: error });
  }
}

function unknownSetting(shown: string, known: readonly string[], given = shown): StartError {
  const nearest = known.find((name) => isNear(name.toLowerCase(), given.toLowerCase()));
  const hint = nearest === undefined ? "List them with: pinhole config print" : `Did you mean ${nearest}?`;
  return new StartError(`There is no setting ${shown}. ${hint}`);
}

/** One letter too many, too few, wrong or swapped. */
function isNear(left: string, right: string): boolean {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  const rest = [short.slice(start + 1), short.slice(start)];
  const swapped = (short[start + 1] ?? "") + (short[start] ?? "") + short.slice(start + 2);
  return rest.includes(long.slice(start + 1)) || swapped === long.slice(start);
}

/** The settings as lines `name  value  (source)`, for people; secrets are not shown. */
export function printConfig({ config, sources }: LoadedConfig): string {
  const rows = settingNames.map(
    (name) => [name, showValue(name, config[name]), `(${sources[name]})`] as const,
  );
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column as 0 | 1].length)));
  return rows
    .map(
      ([name, value, source]) =>
        `${name.padEnd(widths[0] ?? 0)}  ${value.padEnd(widths[1] ?? 0)}  ${source}\n`,
    )
    .join("");
}

function showValue(name: SettingName, value: unknown): string {
  if (value === undefined) return "-";
  const setting: Setting = settings[name];
  if (setting.secret) return "(set, not shown)";
  return typeof value === "string" ? value : JSON.stringify(value);
}

function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
