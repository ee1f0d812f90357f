import { chmod, mkdir, rm } from "node:fs/promises";
import { homedir } from "node:os";
import { isAbsolute, join, resolve } from "node:path";
import { StartError } from "./start-error.ts";

/** The places of one Pinhole, all under its home. */
export interface Home {
  folder: string;
  database: string;
  blobs: string;
  /** Unfinished uploads and blobs; emptied when a server starts. */
  temp: string;
  lock: string;
  /** Where a running server says how to reach it. */
  serverFile: string;
  config: string;
}

/** The machine as far as the place of the home depends on it. */
export interface Machine {
  env: Record<string, string | undefined>;
  platform: NodeJS.Platform;
  homedir: string;
}

/**
 * Where Pinhole keeps its files: `PINHOLE_HOME`, else the platform's own folder for an application's data.
 * XDG: https://specifications.freedesktop.org/basedir-spec/latest/ ; a relative `XDG_DATA_HOME` is ignored, as it says.
 */
export function resolveHome(machine: Machine = thisMachine()): Home {
  const wanted = machine.env["PINHOLE_HOME"];
  return describeHome(wanted ? resolve(wanted) : platformFolder(machine));
}

function thisMachine(): Machine {
  return { env: process.env, platform: process.platform, homedir: homedir() };
}

function platformFolder({ env, platform, homedir }: Machine): string {
  if (platform === "darwin") return join(homedir, "Library", "Application Support", "pinhole");
  if (platform === "win32") return join(env["LOCALAPPDATA"] ?? join(homedir, "AppData", "Local"), "pinhole");
  const xdg = env["XDG_DATA_HOME"];
  return join(xdg && isAbsolute(xdg) ? xdg : join(homedir, ".local", "share"), "pinhole");
}

function describeHome(folder: string): Home {
  return {
    folder,
    database: join(folder, "pinhole.db"),
    blobs: join(folder, "blobs"),
    temp: join(folder, "tmp"),
    lock: join(folder, "server.lock"),
    serverFile: join(folder, "server.json"),
    config: join(folder, "pinhole.json"),
  };
}

/**
 * Makes the folders of a home, open to its owner alone.
 * @throws {StartError} when they cannot be made or written
 */
export async function makeHome(home: Home): Promise<void> {
  try {
    for (const folder of [home.folder, home.blobs, home.temp]) {
      const made = await mkdir(folder, { recursive: true, mode: 0o700 });
      // The process's umask may have taken the owner's own rights away.
      if (made !== undefined) await chmod(folder, 0o700);
    }
    await probeWritable(home);
  } catch (error) {
    throw new StartError(
      `The folder ${home.folder} cannot be written. Check its owner and rights, or set PINHOLE_HOME to another folder.`,
      { cause: error },
    );
  }
}

async function probeWritable(home: Home): Promise<void> {
  const probe = join(home.temp, `probe-${process.pid}`);
  await mkdir(probe);
  await rm(probe, { recursive: true });
}

/** Removes what an earlier server left unfinished. Only for the holder of the server lock. */
export async function emptyTemp(home: Home): Promise<void> {
  await rm(home.temp, { recursive: true, force: true });
  await mkdir(home.temp, { recursive: true, mode: 0o700 });
}
