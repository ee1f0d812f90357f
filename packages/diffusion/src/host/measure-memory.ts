import { readFileSync } from "node:fs";
import { totalmem } from "node:os";
import { dirname, join } from "node:path";

/** What this program may use of the machine's memory, in bytes. */
export interface MemoryRoom {
  /** The machine's, or the lowest limit of the control groups (containers, services) this program is in. */
  totalBytes: number;
  /** What of it could be had now. Pages of files count as free, also those a program has mapped: the system gives them up. */
  freeBytes: number;
}

/**
 * Measures it anew. Linux: MemAvailable of /proc/meminfo and every group from this program's own up to the root, of
 * cgroup version 2 and 1 (https://docs.kernel.org/admin-guide/cgroup-v2.html, memory.max, memory.current and
 * memory.stat); elsewhere what Node knows.
 * @param root where `proc` and `sys` lie
 */
export function measureMemory(root = "/"): MemoryRoom {
  const meminfo = read(join(root, "proc/meminfo"));
  const machine: MemoryRoom = {
    totalBytes: kilobytes(meminfo, "MemTotal") ?? totalmem(),
    freeBytes: kilobytes(meminfo, "MemAvailable") ?? process.availableMemory(),
  };
  const rooms = [machine, ...groupFolders(root).flatMap(measureGroup)];
  return {
    totalBytes: Math.min(...rooms.map(({ totalBytes }) => totalBytes)),
    freeBytes: Math.max(0, Math.min(...rooms.map(({ freeBytes }) => freeBytes))),
  };
}

interface GroupFolder {
  folder: string;
  files: (typeof groupFiles)[keyof typeof groupFiles];
}

const groupFiles = {
  second: { limit: "memory.max", used: "memory.current", caches: ["active_file", "inactive_file"] },
  first: {
    limit: "memory.limit_in_bytes",
    used: "memory.usage_in_bytes",
    caches: ["total_active_file", "total_inactive_file"],
  },
} as const;

/** This program's group and those around it; inside a container the path may be told as seen from outside. */
function groupFolders(root: string): GroupFolder[] {
  const folders: GroupFolder[] = [];
  for (const line of (read(join(root, "proc/self/cgroup")) ?? "").split("\n")) {
    const [, controllers, path] = /^\d+:([^:]*):(\/.*)$/.exec(line) ?? [];
    if (path === undefined || (controllers !== "" && !controllers?.split(",").includes("memory"))) continue;
    const isSecond = controllers === "";
    const mount = join(root, "sys/fs/cgroup", isSecond ? "" : "memory");
    const files = isSecond ? groupFiles.second : groupFiles.first;
    for (let at = path; ; at = dirname(at)) {
      folders.push({ folder: join(mount, at), files });
      if (at === "/") break;
    }
  }
  return folders;
}

function measureGroup({ folder, files }: GroupFolder): MemoryRoom[] {
  const limit = Number(read(join(folder, files.limit)) ?? Number.NaN);
  const used = Number(read(join(folder, files.used)) ?? Number.NaN);
  // "max", or a number beyond any machine: no limit.
  if (!(limit > 0 && limit < 2 ** 60) || Number.isNaN(used)) return [];
  const stat = read(join(folder, "memory.stat")) ?? "";
  const readStat = (name: string) => Number(new RegExp(`^${name} (\\d+)`, "m").exec(stat)?.[1] ?? 0);
  const cached = files.caches.reduce((sum, name) => sum + readStat(name), 0);
  return [{ totalBytes: limit, freeBytes: limit - used + cached }];
}

function kilobytes(meminfo: string | undefined, name: string): number | undefined {
  const [, text] = new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(meminfo ?? "") ?? [];
  return text === undefined ? undefined : Number(text) * 1024;
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
