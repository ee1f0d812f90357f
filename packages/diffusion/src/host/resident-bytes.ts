import { readFileSync } from "node:fs";

/**
 * Memory a process holds, in bytes, pages of files it has mapped included; undefined where the system does not tell
 * (Linux does, in VmRSS of https://man7.org/linux/man-pages/man5/proc_pid_status.5.html).
 */
export function residentBytes(pid: number | undefined): number | undefined {
  return readStatus(pid, "VmRSS");
}

/** What of it is the process's alone and in no file: the rest the system can take back without asking. */
export function anonymousBytes(pid: number | undefined): number | undefined {
  return readStatus(pid, "RssAnon") ?? residentBytes(pid);
}

function readStatus(pid: number | undefined, name: string): number | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const [, text] = new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(status) ?? [];
    return text === undefined ? undefined : Number(text) * 1024;
  } catch {
    return undefined;
  }
}
