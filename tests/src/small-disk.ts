import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdir, rm, statfs, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { plainEnvironment, repository } from "./spawn-pinhole.ts";

/** A `pinhole serve` whose home is on a disk that a test can fill. */
export interface ServerOnSmallDisk {
  child: ChildProcess;
  /** The home as this process reaches it. */
  home: string;
  fill: () => Promise<void>;
  free: () => Promise<void>;
}

const serve = [process.execPath, "--conditions=@pinhole/source", "packages/cli/src/main.ts", "serve"];

/**
 * Starts a server on a disk of 8 MB, in a mount namespace of its own. Where the system has none, on a disk that only
 * says that it is full (see full-disk-preload.ts).
 */
export async function serveOnSmallDisk(folder: string, port: number): Promise<ServerOnSmallDisk> {
  const home = join(folder, "disk");
  await mkdir(home, { recursive: true });
  const env = plainEnvironment({ PINHOLE_HOME: home, PINHOLE_PORT: String(port) });
  const hasNamespaces = spawnSync("unshare", ["-rm", "mount", "-t", "tmpfs", "tmpfs", home]).status === 0;
  return hasNamespaces ? serveOnTmpfs(home, env) : serveWithPreload(home, env);
}

function serveOnTmpfs(home: string, env: NodeJS.ProcessEnv): ServerOnSmallDisk {
  const script = 'mount -t tmpfs -o size=8m tmpfs "$PINHOLE_HOME" && exec "$@"';
  const args = ["-rm", "sh", "-c", script, "sh", ...serve];
  const child = spawn("unshare", args, { cwd: repository, env, stdio: ["ignore", "ignore", "pipe"] });
  const inside = `/proc/${child.pid}/root${home}`;
  const ballast = join(inside, "ballast");
  return {
    child,
    home: inside,
    async fill() {
      const { bavail, bsize } = await statfs(inside);
      await writeFile(ballast, Buffer.alloc(bavail * bsize)).catch(() => {});
    },
    free: async () => await rm(ballast, { force: true }),
  };
}

function serveWithPreload(home: string, env: NodeJS.ProcessEnv): ServerOnSmallDisk {
  const [node = "", ...args] = serve;
  const preload = join(import.meta.dirname, "full-disk-preload.ts");
  const child = spawn(node, ["--import", preload, ...args], {
    cwd: repository,
    env: { ...env, FULL_DISK_MARK: join(home, "full") },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const mark = join(home, "full");
  return {
    child,
    home,
    fill: async () => await writeFile(mark, ""),
    free: async () => await rm(mark, { force: true }),
  };
}
