import { showBytes, type TransferMeter } from "@pinhole/server/models";
import { showDuration } from "./show-duration.ts";

/** Where progress is written: a terminal takes a bar that is redrawn, anything else a line now and then. */
export interface ProgressStream {
  isTTY?: boolean;
  columns?: number;
  write(text: string): unknown;
}

const redrawMs = 100;
const lineEveryMs = 10_000;
const widestBar = 30;

/** Shows how a transfer goes until it is disposed of. */
export function showTransfer(meter: TransferMeter, stream: ProgressStream = process.stderr): Disposable {
  const draw = stream.isTTY ? () => drawBar(meter, stream) : writeLines(meter, stream);
  const timer = setInterval(draw, redrawMs);
  return {
    [Symbol.dispose]() {
      clearInterval(timer);
      if (stream.isTTY) stream.write("\r\u001B[K");
      // The last tenth may have come since the last look.
      else draw();
    },
  };
}

function drawBar(meter: TransferMeter, stream: ProgressStream): void {
  const { doneBytes, totalBytes } = meter.state();
  const text = describe(meter);
  const room = Math.min(widestBar, (stream.columns ?? 80) - text.length - 3);
  const filled = Math.round(room * fraction(doneBytes, totalBytes));
  const bar = room >= 5 ? `${"█".repeat(filled)}${"░".repeat(room - filled)}  ` : "";
  stream.write(`\r${bar}${text}\u001B[K`);
}

/** At each tenth, and every ten seconds between. */
function writeLines(meter: TransferMeter, stream: ProgressStream): () => void {
  let tenth = 0;
  let writtenAt = performance.now();
  return () => {
    const { doneBytes, totalBytes } = meter.state();
    const reached = Math.floor(fraction(doneBytes, totalBytes) * 10);
    if (reached === tenth && performance.now() - writtenAt < lineEveryMs) return;
    tenth = reached;
    writtenAt = performance.now();
    stream.write(`${Math.floor(fraction(doneBytes, totalBytes) * 100)} %  ${describe(meter)}\n`);
  };
}

function describe(meter: TransferMeter): string {
  const { doneBytes, totalBytes, bytesPerSecond, secondsLeft } = meter.state();
  const parts = [`${showBytes(doneBytes)} of ${showBytes(totalBytes)}`];
  if (bytesPerSecond > 0) parts.push(`${showBytes(bytesPerSecond)}/s`);
  if (secondsLeft !== undefined && secondsLeft > 0) parts.push(`${showDuration(secondsLeft)} left`);
  return parts.join("  ");
}

function fraction(done: number, total: number): number {
  return total === 0 ? 1 : Math.min(1, done / total);
}
