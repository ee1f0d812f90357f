import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("main.ts", import.meta.url));

export interface Place extends AsyncDisposable {
  /** Where commands run. */
  folder: string;
  /** `PINHOLE_HOME` of the commands. */
  home: string;
}

export interface Outcome {
  code: number | null;
  /** Raw, since a picture may be in it. */
  stdout: Buffer;
  out: string;
  err: string;
}

export interface RunOptions {
  stdin?: string | Uint8Array;
  env?: Record<string, string>;
}

/** An empty folder to run in, and a home beside it. */
export async function makePlace(): Promise<Place> {
  const root = await mkdtemp(join(tmpdir(), "pinhole-cli-"));
  const folder = await mkdtemp(join(root, "folder-"));
  return {
    folder,
    home: join(root, "home"),
    [Symbol.asyncDispose]: async () => rm(root, { recursive: true, force: true }),
  };
}

/** Starts the real command, from its sources. */
export function startPinhole(
  place: Place,
  args: readonly string[],
  { env = {} }: RunOptions = {},
): ChildProcess {
  const { PATH = "" } = process.env;
  return spawn(process.execPath, ["--conditions=@pinhole/source", main, ...args], {
    cwd: place.folder,
    env: { PATH, PINHOLE_HOME: place.home, ...env },
  });
}

/** Runs the real command to its end. */
export async function runPinhole(
  place: Place,
  args: readonly string[],
  options: RunOptions = {},
): Promise<Outcome> {
  const child = startPinhole(place, args, options);
  child.stdin?.end(options.stdin ?? "");
  return outcomeOf(child);
}

export async function outcomeOf(child: ChildProcess): Promise<Outcome> {
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error("The command was started without pipes.");
  const [output, errors, [code]] = await Promise.all([buffer(stdout), buffer(stderr), once(child, "close")]);
  return {
    code: typeof code === "number" ? code : null,
    stdout: output,
    out: String(output),
    err: String(errors),
  };
}

export interface ServingPinhole extends AsyncDisposable {
  url: string;
  /** What it printed when it was ready. */
  greeting: string;
}

/** Starts a server, on a free port unless told, and waits until it listens. */
export async function servePinhole(
  place: Place,
  { args = ["serve", "--port", "0"], env }: { args?: string[]; env?: Record<string, string> } = {},
): Promise<ServingPinhole> {
  const child = startPinhole(place, args, { env });
  let greeting = "";
  let errors = "";
  child.stderr?.on("data", (text: Buffer) => (errors += String(text)));
  for await (const text of child.stdout ?? []) {
    greeting += String(text);
    if (greeting.includes("# Node") && greeting.endsWith("\n")) break;
  }
  const [url] = /http:\/\/\S+/.exec(greeting) ?? [];
  if (url === undefined) throw new Error(`The server did not start: ${errors}`);
  return {
    url,
    greeting,
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null) return;
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}
