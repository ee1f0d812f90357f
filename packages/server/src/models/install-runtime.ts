import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { waitForLock } from "./file-lock.ts";
import { ModelError } from "./model-error.ts";
import { runNpm, type NpmRun } from "./run-npm.ts";
import { type RuntimeMachine, requirePlatform, thisMachine } from "./runtime-platform.ts";

/** The one version whose behaviour with our graphs is known. */
export const runtimeVersion = "1.30.0";
/** What npm fetches, and the room the installation needs while it runs. */
export const runtimeDownloadBytes = 113_000_000;
export const runtimeDiskBytes = 320_000_000;

const packageName = "onnxruntime-node";

export interface RuntimeWatch {
  signal: AbortSignal;
  onNote(text: string): void;
}

/** Whether the inference engine lies in a folder, in the right version. */
export async function hasRuntime(directory: string): Promise<boolean> {
  return (await installedVersion(directory)) === runtimeVersion;
}

/** The version that lies there; undefined where there is none. */
export async function installedVersion(directory: string): Promise<string | undefined> {
  const path = join(directory, "node_modules", packageName, "package.json");
  try {
    const { version } = JSON.parse(await readFile(path, "utf8")) as { version?: unknown };
    return typeof version === "string" ? version : undefined;
  } catch {
    return undefined;
  }
}

export interface RuntimeInstallation {
  /** `<models>/runtime`; made as a whole or not at all. */
  directory: string;
  machine?: RuntimeMachine;
  npm?: Pick<NpmRun, "npm" | "env">;
}

/**
 * Installs onnxruntime-node once, its own scripts off. Programs that want it at the same time wait for the first.
 * @throws {ModelError} where it cannot run here, or npm cannot fetch it
 */
export async function installRuntime(installation: RuntimeInstallation, watch: RuntimeWatch): Promise<void> {
  const { machine = thisMachine(), npm = {} } = installation;
  const directory = resolve(installation.directory);
  if (await hasRuntime(directory)) return;
  requirePlatform(machine);
  const lock = await waitForLock(join(dirname(directory), "locks", "runtime.lock"), {
    signal: watch.signal,
    onWait: () => watch.onNote("Another program is installing the inference engine; waiting for it."),
  });
  const staging = join(dirname(directory), ".runtime-new");
  try {
    if (await hasRuntime(directory)) return;
    watch.onNote(`Installing the inference engine (ONNX Runtime ${runtimeVersion}, 113 MB, once).`);
    await rm(staging, { recursive: true, force: true });
    await mkdir(staging, { recursive: true, mode: 0o700 });
    await installInto(staging, { machine, npm, signal: watch.signal });
    await rm(directory, { recursive: true, force: true });
    await rename(staging, directory);
  } finally {
    await rm(staging, { recursive: true, force: true }).catch(() => {});
    lock.release();
  }
}

interface Installing {
  machine: RuntimeMachine;
  npm: Pick<NpmRun, "npm" | "env">;
  signal: AbortSignal;
}

async function installInto(folder: string, { machine, npm, signal }: Installing): Promise<void> {
  const description = { private: true, dependencies: { [packageName]: runtimeVersion } };
  await writeFile(join(folder, "package.json"), `${JSON.stringify(description, undefined, 2)}\n`);
  const args = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--omit=dev", "--loglevel=error"];
  await runNpm({ ...npm, folder, args, signal });
  if (!(await hasRuntime(folder))) {
    throw new ModelError(`npm ended well, yet ${packageName} ${runtimeVersion} is not there. Try again.`);
  }
  await keepOnly(join(folder, "node_modules", packageName, "bin"), machine);
}

/** The package brings every platform's libraries: 290 MB, of which one platform needs 25 to 90. */
async function keepOnly(bin: string, { platform, arch }: RuntimeMachine): Promise<void> {
  for (const abi of await readdir(bin).catch(() => [])) {
    for (const other of await readdir(join(bin, abi))) {
      const folder = join(bin, abi, other);
      if (other !== platform) {
        await rm(folder, { recursive: true, force: true });
        continue;
      }
      const others = (await readdir(folder)).filter((built) => built !== arch);
      await Promise.all(
        others.map(async (built) => rm(join(folder, built), { recursive: true, force: true })),
      );
    }
  }
}
