// npm run bench [-- CASE …]: measures, prints a table, and with --write puts it into docs/benchmarks.md.
import { writeFile } from "node:fs/promises";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { errors } from "./cases/errors.ts";
import { idleStreams } from "./cases/streams.ts";
import { installedSize } from "./cases/installed-size.ts";
import { pictures } from "./cases/pictures.ts";
import { sketchEdits } from "./cases/sketch-edits.ts";
import { sketchStyles } from "./cases/sketch-styles.ts";
import { start } from "./cases/start.ts";
import { uploadMemory } from "./cases/uploads.ts";
import type { BenchCase, Figure } from "./figure.ts";

const cases: readonly BenchCase[] = [
  errors,
  pictures,
  sketchStyles,
  sketchEdits,
  uploadMemory,
  idleStreams,
  start,
  installedSize,
];

const asked = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const chosen = cases.filter((each) => asked.length === 0 || asked.includes(each.name));
if (chosen.length === 0) {
  console.error(`no such case: ${asked.join(" ")}. There are: ${cases.map((each) => each.name).join(" ")}`);
  process.exit(2);
}

const figures: Figure[] = [];
for (const each of chosen) {
  console.error(`${each.name} …`);
  figures.push(...(await each.run()));
}

const table = renderTable(figures);
console.log(table);
if (process.argv.includes("--write")) {
  await writeFile(join(import.meta.dirname, "../../docs/benchmarks.md"), renderPage(table));
}

function renderTable(rows: readonly Figure[]): string {
  const lines = rows.map(
    ({ work, measured, peer, reach, reached }) =>
      `| ${work} | ${measured} | ${peer ?? ""} | ${reach} | ${reached ? "yes" : "no"} |`,
  );
  return ["| Work | Measured | Beside | Reach | Reached |", "| --- | --- | --- | --- | --- |", ...lines].join(
    "\n",
  );
}

function renderPage(rows: string): string {
  const [cpu] = cpus();
  const machine = `${cpus().length} cores (${cpu?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, ${process.platform}`;
  return `# Benchmarks

Medians, client and server on one machine: ${machine}. Made by \`npm run bench -- --write\`; \`npm run bench -- pictures\`
runs one case. Ratios in the third column come from the same run and mean more than the times, which are this machine's. "One core" is the time of one
thread's own core, median of seven pictures.

${rows}
`;
}
