import type { MultipartLimits } from "./multipart-limits.ts";

export interface RateWatch {
  count(bytes: number): void;
  /** From here until `resume` it is we who hold the sender back; the time does not count against it. */
  pause(): void;
  resume(): void;
  stop(): void;
}

export type RateLimits = Pick<MultipartLimits, "minimumBytesPerSecond" | "rateGraceMs" | "rateWindowMs">;

/** Calls `onTooSlow` when a window passes, after the grace time, in which too few bytes came. */
export function watchRate(limits: RateLimits, onTooSlow: () => void): RateWatch {
  let received = 0;
  let heldBackMs = 0;
  let pausedAt: number | undefined;
  let timer = setTimeout(() => {
    startWindow();
    timer = setInterval(judgeWindow, limits.rateWindowMs);
  }, limits.rateGraceMs);

  function startWindow(): void {
    received = 0;
    heldBackMs = 0;
    if (pausedAt !== undefined) pausedAt = performance.now();
  }

  function judgeWindow(): void {
    resumeClock();
    const ours = limits.rateWindowMs - heldBackMs;
    if (received < (limits.minimumBytesPerSecond * ours) / 1000) onTooSlow();
    startWindow();
  }

  function resumeClock(): void {
    if (pausedAt === undefined) return;
    const now = performance.now();
    heldBackMs += now - pausedAt;
    pausedAt = now;
  }

  return {
    count(bytes) {
      received += bytes;
    },
    pause() {
      pausedAt ??= performance.now();
    },
    resume() {
      resumeClock();
      pausedAt = undefined;
    },
    stop() {
      clearTimeout(timer);
    },
  };
}
