// npm run bench:diffusion -- FOLDER [--python FILE] [--peers pytorch,openvino,stable-diffusion.cpp] [--rounds 5] [--threads 2]
// Times SD-Turbo's networks at 512x512, one step, random weights, beside the engines people use now. Each peer takes turns
// with us, so that what else the machine does falls on both. FOLDER takes 12 GB and is made when it is not there.
import { execFileSync } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { median } from "../statistics.ts";
import { type Peer, type Run, startPeer } from "./peer-process.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    python: { type: "string", default: ".venv/bin/python" },
    peers: { type: "string", default: "pytorch,openvino,stable-diffusion.cpp" },
    rounds: { type: "string", default: "5" },
    threads: { type: "string", default: "2" },
  },
});
const folder = resolve(positionals[0] ?? "");
if (positionals.length !== 1) {
  console.error(
    "usage: npm run bench:diffusion -- FOLDER [--python FILE] [--peers …] [--rounds N] [--threads N]",
  );
  process.exit(2);
}
const here = import.meta.dirname;
const picture = ["text_encoder", "unet", "tiny_vae"];
const reach: Record<string, number> = { pytorch: 0.8, openvino: 1, "stable-diffusion.cpp": 0.3 };

execFileSync(values.python, [join(here, "make_checkpoint.py"), folder], {
  stdio: ["ignore", "ignore", "inherit"],
});
await rm(join(folder, "outputs"), { recursive: true, force: true });

console.log(
  "| Work | Pinhole | Peer | Ratio | of processor time | Reach |\n| --- | --- | --- | --- | --- | --- |",
);
for (const name of values.peers.split(",")) await compare(name, picture, reach[name] ?? 1);
if (values.peers.includes("pytorch")) await compare("pytorch", ["vae"], 0.8);
await measureMemory();

/** Rounds of both in turns; medians of each network, and of all together. */
async function compare(name: string, networks: readonly string[], most: number): Promise<void> {
  const ours = await startPeer("pinhole", pinholeCommand(networks));
  const peer = await startPeer(name, peerCommand(name, networks));
  const asked = name === "stable-diffusion.cpp" ? ["picture"] : networks;
  const times = { ours: await warmUp(ours, networks), peer: await warmUp(peer, asked) };
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const network of networks) times.ours.get(network)?.push(await ours.run(network));
    for (const network of asked) times.peer.get(network)?.push(await peer.run(network));
  }
  ours.stop();
  peer.stop();
  if (asked.length > 1) {
    for (const network of networks) {
      row(`${network} beside ${name}`, medianOf(times.ours.get(network)), medianOf(times.peer.get(network)));
      console.log(`<!-- ${network}: cosine ${(await cosine(network, name)).toFixed(7)} -->`);
    }
  }
  row(`${networks.join(" + ")} beside ${name}`, sumOfMedians(times.ours), sumOfMedians(times.peer), most);
  console.log(
    `<!-- load and first run ${ours.load.toFixed(1)} s; ${name} ${peer.load.toFixed(1)} s without a run -->`,
  );
}

async function warmUp(peer: Peer, networks: readonly string[]): Promise<Map<string, Run[]>> {
  for (const network of networks) await peer.run(network);
  return new Map(networks.map((network) => [network, []]));
}

function medianOf(runs: readonly Run[] = []): Run {
  return {
    seconds: median(runs.map(({ seconds }) => seconds)),
    worked: median(runs.map(({ worked }) => worked)),
  };
}

function sumOfMedians(times: ReadonlyMap<string, Run[]>): Run {
  const each = [...times.values()].map(medianOf);
  return {
    seconds: each.reduce((sum, { seconds }) => sum + seconds, 0),
    worked: each.reduce((sum, { worked }) => sum + worked, 0),
  };
}

function row(work: string, ours: Run, peer: Run, most?: number): void {
  const ratio = ours.seconds / peer.seconds;
  const worked = Number.isNaN(peer.worked) ? "" : `${(ours.worked / peer.worked).toFixed(2)}x`;
  const wanted = most === undefined ? "" : `at most ${most}x: ${ratio <= most ? "reached" : "not reached"}`;
  const times = `${ours.seconds.toFixed(2)} s | ${peer.seconds.toFixed(2)} s`;
  console.log(`| ${work} | ${times} | ${ratio.toFixed(2)}x | ${worked} | ${wanted} |`);
}

async function measureMemory(): Promise<void> {
  const peer = await startPeer("pinhole", [...pinholeCommand(picture), "release"]);
  peer.stop();
  const gigabytes = peer.peak() / 1e9;
  const wanted = `under 6 GB: ${gigabytes < 6 ? "reached" : "not reached"}`;
  console.log(`| most memory, text encoder released | ${gigabytes.toFixed(2)} GB | | | | ${wanted} |`);
}

function pinholeCommand(networks: readonly string[]): string[] {
  const script = join(here, "pinhole-peer.ts");
  return [
    process.execPath,
    "--conditions=@pinhole/source",
    script,
    folder,
    values.threads,
    networks.join(","),
  ];
}

function peerCommand(name: string, networks: readonly string[]): string[] {
  if (name === "stable-diffusion.cpp") {
    return [values.python, join(here, "stable_diffusion_cpp.py"), folder, values.threads];
  }
  return [values.python, join(here, "peer.py"), name, folder, values.threads, networks.join(",")];
}

/** How alike the results of the first runs are: 1 is the same direction. */
async function cosine(network: string, name: string): Promise<number> {
  const [a, b] = await Promise.all(["pinhole", name].map((who) => numbers(`${who}-${network}.f32`)));
  let [product, squaresA, squaresB] = [0, 0, 0];
  for (const [index, value] of (a ?? []).entries()) {
    const other = b?.[index] ?? Number.NaN;
    product += value * other;
    squaresA += value * value;
    squaresB += other * other;
  }
  return product / Math.sqrt(squaresA * squaresB);
}

async function numbers(file: string): Promise<Float32Array> {
  const bytes = await readFile(join(folder, "outputs", file));
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}
