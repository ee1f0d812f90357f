// Draws every style twice and prints the most memory this process had, in MB.
import { readFileSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { drawIn, STYLES } from "./style-prompts.ts";

for (const turn of [0, 1]) {
  for (const [index, style] of (Object.keys(STYLES) as (keyof typeof STYLES)[]).entries()) {
    drawIn(style, index + turn);
    // Finalisers of what the rasteriser held run between turns of the loop, as they do in a thread.
    await setImmediate();
  }
}
// Not from getrusage: its figure begins with that of the process which started this one.
const [, peak] = /VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8")) ?? [];
process.stdout.write(String(Number(peak) / 1024));
