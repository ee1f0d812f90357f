import { spawn } from "node:child_process";
import { once } from "node:events";
import { findNpm, type NpmCommand } from "./find-npm.ts";
import { ModelError } from "./model-error.ts";

export interface NpmRun {
  folder: string;
  args: readonly string[];
  signal: AbortSignal;
  /** Found unless told. */
  npm?: NpmCommand;
  env?: Readonly<Record<string, string | undefined>>;
}

const longestOutput = 100_000;

/**
 * Runs npm to its end.
 * @throws {ModelError} with npm's own reason; the signal's reason when aborted
 */
export async function runNpm({
  folder,
  args,
  signal,
  npm = findNpm(),
  env = process.env,
}: NpmRun): Promise<void> {
  const child = spawn(npm.program, [...npm.before, ...args], {
    cwd: folder,
    env: {
      ...env,
      // Its script would fetch CUDA libraries of half a gigabyte.
      ONNXRUNTIME_NODE_INSTALL: "skip",
      npm_config_update_notifier: "false",
    },
    stdio: ["ignore", "pipe", "pipe"],
    signal,
    killSignal: "SIGTERM",
  });
  let output = "";
  const take = (chunk: Buffer) => (output = (output + String(chunk)).slice(-longestOutput));
  child.stdout.on("data", take);
  child.stderr.on("data", take);
  const [code] = await once(child, "close").catch((error: unknown) => {
    signal.throwIfAborted();
    throw new ModelError(`npm could not be started from ${npm.program}. Is it installed?`, { cause: error });
  });
  signal.throwIfAborted();
  if (code !== 0) throw explainNpm(output);
}

const networkCodes =
  /\b(ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ENOTCACHED|CERT_[A-Z_]+|SELF_SIGNED[A-Z_]*)\b/;

/** What npm printed, as one sentence and the way out. */
export function explainNpm(output: string): ModelError {
  const [code] = networkCodes.exec(output) ?? [];
  if (code !== undefined) {
    return new ModelError(
      `The inference engine could not be fetched: the npm registry cannot be reached (${code}). Check the network and npm's registry setting (npm config get registry), and run the same command again.`,
    );
  }
  if (/\bENOSPC\b/.test(output)) {
    return new ModelError(
      "The disk is full: the inference engine takes 300 MB while it is installed. Free some space.",
    );
  }
  const lines = output.split("\n").filter((line) => /^npm (error|ERR!)/.test(line));
  const said = lines.find((line) => !/^npm (error|ERR!) (code|errno|A complete log)/.test(line)) ?? lines[0];
  const reason = said?.replace(/^npm (error|ERR!)\s*(\d{3}\s+)?/, "").slice(0, 300);
  return new ModelError(
    `The inference engine could not be installed${reason ? `: npm says "${reason}"` : " by npm"}. Mend that and run the same command again.`,
  );
}
