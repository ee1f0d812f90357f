import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";

/**
 * Processor cores this program may use, two threads of one core counted once: what matrix arithmetic is fastest with.
 * Where the system does not tell (Linux does, in /proc/cpuinfo), every thread counts.
 */
export function physicalCores(cpuinfo = readCpuinfo()): number {
  const cores = new Set<string>();
  for (const block of cpuinfo.split(/\n\s*\n/)) {
    const socket = /^physical id\s*:\s*(\d+)/m.exec(block)?.[1];
    const core = /^core id\s*:\s*(\d+)/m.exec(block)?.[1];
    if (core !== undefined) cores.add(`${socket} ${core}`);
  }
  const threads = availableParallelism();
  return cores.size === 0 ? threads : Math.min(cores.size, threads);
}

function readCpuinfo(): string {
  try {
    return readFileSync("/proc/cpuinfo", "utf8");
  } catch {
    return "";
  }
}
