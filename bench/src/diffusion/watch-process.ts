// Loaded before the server's own program, and before that of a model's process, with --import: appends to BENCH_EVENTS, a line of
// JSON each, every run of a network; and on SIGUSR2 how late the server's event loop was since the last one.
import { appendFileSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { isMainThread } from "node:worker_threads";
import { watchNetworks } from "./watch-networks.ts";

const { BENCH_EVENTS = "", BENCH_RUNTIME = "" } = process.env;
const note = (event: object) => appendFileSync(BENCH_EVENTS, `${JSON.stringify(event)}\n`);

if (/model-program\.[jt]s$/.test(process.argv[1] ?? "")) watchNetworks(BENCH_RUNTIME, note);
else if (isMainThread) watchLoop();

function watchLoop(): void {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  process.on("SIGUSR2", () => {
    note({
      lag: { p50: delays.percentile(50) / 1e6, p99: delays.percentile(99) / 1e6, max: delays.max / 1e6 },
    });
    delays.reset();
  });
}
