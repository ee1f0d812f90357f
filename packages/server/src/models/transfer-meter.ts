/** How a transfer goes. */
export interface TransferState {
  doneBytes: number;
  totalBytes: number;
  /** Over the last seconds; 0 until something came. */
  bytesPerSecond: number;
  /** Seconds to go at this speed; undefined while it is unknown. */
  secondsLeft?: number;
}

export interface TransferMeter {
  add(bytes: number): void;
  state(): TransferState;
}

const windowMs = 5_000;
const sampleMs = 100;

/**
 * Measures over the last five seconds: what was there before does not count as speed.
 * @param begun bytes that were there already
 */
export function createTransferMeter(
  totalBytes: number,
  { begun = 0, now = () => performance.now() }: { begun?: number; now?: () => number } = {},
): TransferMeter {
  let doneBytes = begun;
  const samples = [{ at: now(), doneBytes }];
  return {
    add(bytes) {
      doneBytes += bytes;
      const at = now();
      const last = samples.at(-1);
      if (last && at - last.at < sampleMs && samples.length > 1) return;
      samples.push({ at, doneBytes });
      while (samples.length > 2 && (samples[1]?.at ?? at) < at - windowMs) samples.shift();
    },
    state() {
      const oldest = samples[0] ?? { at: 0, doneBytes };
      const elapsed = now() - oldest.at;
      const bytesPerSecond = elapsed > 0 ? Math.max(0, ((doneBytes - oldest.doneBytes) / elapsed) * 1000) : 0;
      const left = Math.max(0, totalBytes - doneBytes);
      return {
        doneBytes,
        totalBytes,
        bytesPerSecond,
        secondsLeft: left === 0 ? 0 : bytesPerSecond > 0 ? left / bytesPerSecond : undefined,
      };
    },
  };
}
