import { readFileSync } from "node:fs";

/** Looks whether a process that has work gets on with it; disposed of when the work is done. */
export interface ProgressWatch extends Disposable {
  /** Word of it has come: it is alive. */
  heard(): void;
}

export interface ProgressOptions {
  /** So long without any sign of work is a hang. */
  hangMs: number;
  /** Told once, with how long there was no sign. */
  onHang: (stillMs: number) => void;
  /** What changes as the process works; undefined where nobody can tell. {@link readWorkSign} unless a test knows better. */
  readSign?: () => string | undefined;
}

const looksBeforeHang = 12;
/** Where the system does not tell, silence alone must do: a step may take long on a slow machine. */
const blindHangMs = 3_600_000;
const blindFactor = 10;

/**
 * A process that computes cannot answer, so that nobody asks it: its processor time and the pages read for it must move.
 * It counts looks, not the clock: while the whole machine sleeps, or this program is stopped as well, nobody looks.
 * Where the system tells neither, it is a hang after an hour of silence that is also ten times the longest before.
 */
export function watchProgress(
  pid: number | undefined,
  { hangMs, onHang, readSign = () => readWorkSign(pid) }: ProgressOptions,
): ProgressWatch {
  const everyMs = hangMs / looksBeforeHang;
  let sign = readSign();
  let looks = 0;
  let longest = 0;

  function look(): void {
    const before = sign;
    sign = readSign();
    looks = before === sign ? looks + 1 : 0;
    const blindLooks = Math.max(blindHangMs / everyMs, longest * blindFactor);
    if (looks < (sign === undefined ? blindLooks : looksBeforeHang)) return;
    clearInterval(timer);
    onHang(looks * everyMs);
  }

  const timer = setInterval(look, everyMs);
  return {
    heard() {
      longest = Math.max(longest, looks);
      looks = 0;
    },
    [Symbol.dispose]: () => clearInterval(timer),
  };
}

/**
 * Major faults and processor time of all threads of a process: fields 12, 14 and 15 of
 * https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html. Undefined where the system does not tell.
 */
export function readWorkSign(pid: number | undefined): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The second field, the program's name in brackets, may hold anything; the third comes after the last bracket.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return [fields[9], fields[11], fields[12]].join(" ");
  } catch {
    return undefined;
  }
}
