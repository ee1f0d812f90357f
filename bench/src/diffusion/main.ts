// npm run bench:diffusion -- [FOLDER] [--only PART,PART] [--python FILE] [--rounds 5] [--threads 2]
// Parts: pytorch, openvino, stable-diffusion.cpp (SD-Turbo's networks at 512x512, one step, random weights, in turns with
// each of them, so that what else the machine does falls on both); vae (the full decoder beside PyTorch); memory; load;
// overhead (the server and engine beside their networks). FOLDER takes 12 GB and is made when it is not there; without
// one there is only overhead, over a tiny checkpoint.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { BenchOptions } from "./bench-options.ts";
import { compareNetworks } from "./compare-networks.ts";
import { measureLoad } from "./measure-load.ts";
import { measureMemory } from "./measure-memory.ts";
import { measureOverhead } from "./measure-overhead.ts";
import { pictureNetworks } from "./pinhole-command.ts";

const parts: Readonly<Record<string, (options: BenchOptions) => Promise<void>>> = {
  pytorch: async (options) =>
    await compareNetworks({ peer: "pytorch", networks: pictureNetworks, most: 0.8 }, options),
  openvino: async (options) =>
    await compareNetworks({ peer: "openvino", networks: pictureNetworks, most: 1 }, options),
  "stable-diffusion.cpp": async (options) =>
    await compareNetworks({ peer: "stable-diffusion.cpp", networks: pictureNetworks, most: 0.3 }, options),
  vae: async (options) => await compareNetworks({ peer: "pytorch", networks: ["vae"], most: 0.8 }, options),
  memory: measureMemory,
  load: measureLoad,
  overhead: async (options) => await measureOverhead({ ...options, checkpoint: options.folder }),
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: "string" },
    python: { type: "string", default: ".venv/bin/python" },
    rounds: { type: "string", default: "5" },
    threads: { type: "string", default: "2" },
  },
});
const [folder, ...more] = positionals;
const [rounds, threads] = [Number(values.rounds), Number(values.threads)];
const asked = values.only?.split(",") ?? (folder === undefined ? ["overhead"] : Object.keys(parts));
const isPossible = (part: string) =>
  Object.hasOwn(parts, part) && (folder !== undefined || part === "overhead");
if (!asked.every(isPossible) || more.length > 0 || !(rounds >= 1) || !(threads >= 1)) {
  console.error(
    "usage: npm run bench:diffusion -- [FOLDER] [--only PART,PART] [--python FILE] [--rounds N] [--threads N]\n" +
      `parts: ${Object.keys(parts).join(", ")}; without a FOLDER there is only overhead`,
  );
  process.exit(2);
}

if (folder === undefined) {
  await measureOverhead({ rounds, threads });
} else {
  const options = { folder: resolve(folder), python: values.python, rounds, threads };
  makeCheckpoint(options);
  await rm(join(options.folder, "outputs"), { recursive: true, force: true });
  for (const part of asked) await parts[part]?.(options);
}

/** The inputs are written last: where they are, all is. */
function makeCheckpoint({ folder, python }: BenchOptions): void {
  if (existsSync(join(folder, "inputs", "ids.i32"))) return;
  const script = join(import.meta.dirname, "make_checkpoint.py");
  execFileSync(python, [script, folder], { stdio: ["ignore", "ignore", "inherit"] });
}
