import { readFileSync } from "node:fs";

/**
 * Memory a process holds, in bytes; undefined where the system does not tell (Linux does, in VmRSS of
 * https://man7.org/linux/man-pages/man5/proc_pid_status.5.html).
 */
export function residentBytes(pid: number | undefined): number | undefined {
  try {
    const [, text] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return text === undefined ? undefined : Number(text) * 1024;
  } catch {
    return undefined;
  }
}
