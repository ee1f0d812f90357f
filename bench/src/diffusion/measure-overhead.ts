import { percentile } from "../statistics.ts";
import { printHead, printRow, verdict } from "./print-row.ts";
import { type Observed, startWatchedServer, type WatchedServerOptions } from "./watched-server.ts";
import type { NetworkRun } from "./watch-networks.ts";

export interface OverheadOptions extends WatchedServerOptions {
  rounds: number;
}

/** Steps of the drawing in which the time between steps and the event loop are looked at. */
const longDrawing = 20;

/**
 * What the server and the engine take beside the networks, whose runs are timed in the model's process and taken off; and how
 * late the server's event loop is meanwhile. Prints a table.
 */
export async function measureOverhead(options: OverheadOptions): Promise<void> {
  await using server = await startWatchedServer(options);
  const first = await server.draw({ seed: 0 });
  // What runs often is compiled by and by.
  for (const seed of [1, 2, 3, 4]) await server.draw({ seed });
  const pictures: Observed[] = [];
  for (let seed = 0; seed < options.rounds; seed += 1) pictures.push(await server.draw({ seed }));
  const long = await server.draw({ steps: longDrawing, stream: true, partial_images: 3 });
  printHead("The engine beside its networks, 512x512", "Measured", "Reach");
  print("request to first step, without the text encoder", pictures.map(beforeSteps), 60);
  print("… of the first picture: a process starts, networks open", [beforeSteps(first)]);
  print("last step to the answer's last byte, without the decoder", pictures.map(afterSteps), 60);
  print(`between two of ${longDrawing} steps`, betweenSteps(long));
  const { p50, p99, max } = long.lag;
  const took = ((long.end - long.begin) / 1000).toFixed(1);
  printRow(
    `event loop of the server in the ${took} s of ${longDrawing} steps with 3 previews: late by`,
    `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, most ${max.toFixed(1)} ms`,
    verdict(p99, 20, "ms"),
  );
}

function beforeSteps({ begin, runs }: Observed): number {
  const first = runs.find(isStep)?.begin ?? Number.NaN;
  return idleTime(runs, begin, first);
}

function afterSteps({ end, runs }: Observed): number {
  const last = runs.findLast(isStep)?.end ?? Number.NaN;
  return idleTime(runs, last, end);
}

function betweenSteps({ runs }: Observed): number[] {
  const steps = runs.filter(isStep);
  return steps.slice(1).map((step, index) => idleTime(runs, steps[index]?.end ?? Number.NaN, step.begin));
}

function isStep({ network }: NetworkRun): boolean {
  return network === "denoiser";
}

/** Milliseconds of a stretch of time in which no network ran: a run counts from our call of ONNX Runtime to its answer. */
function idleTime(runs: readonly NetworkRun[], from: number, to: number): number {
  const within = runs.filter(({ begin, end }) => begin >= from && end <= to);
  return within.reduce((left, { begin, end }) => left - (end - begin), to - from);
}

function print(work: string, times: readonly number[], most?: number): void {
  const middle = percentile(times, 0.5);
  const measured = `p50 ${middle.toFixed(1)} ms, p90 ${percentile(times, 0.9).toFixed(1)} ms`;
  printRow(
    work,
    times.length === 1 ? `${middle.toFixed(1)} ms` : measured,
    most === undefined ? "" : verdict(middle, most, "ms"),
  );
}
