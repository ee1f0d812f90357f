import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { median } from "../statistics.ts";
import type { BenchOptions } from "./bench-options.ts";
import { type Peer, type Run, startPeer } from "./peer-process.ts";
import { pinholeCommand } from "./pinhole-command.ts";
import { printHead, printRow } from "./print-row.ts";

export interface Comparison {
  peer: "pytorch" | "openvino" | "stable-diffusion.cpp";
  /** One after the other in each round. */
  networks: readonly string[];
  /** How many times the peer's time ours should take at most. */
  most: number;
}

/** Rounds of both in turns; medians of each network, and of all together. Prints a table. */
export async function compareNetworks(
  { peer: name, networks, most }: Comparison,
  options: BenchOptions,
): Promise<void> {
  const ours = await startPeer("pinhole", pinholeCommand(options, networks));
  const peer = await startPeer(name, peerCommand({ peer: name, networks }, options));
  const asked = name === "stable-diffusion.cpp" ? ["picture"] : networks;
  const times = { ours: await warmUp(ours, networks), peer: await warmUp(peer, asked) };
  for (let round = 0; round < options.rounds; round += 1) {
    for (const network of networks) times.ours.get(network)?.push(await ours.run(network));
    for (const network of asked) times.peer.get(network)?.push(await peer.run(network));
  }
  ours.stop();
  peer.stop();
  printHead(`Beside ${name}`, "Pinhole", "Peer", "Ratio", "Ratio of processor time", "Reach");
  if (asked === networks && networks.length > 1) {
    for (const network of networks)
      row(network, medianOf(times.ours.get(network)), medianOf(times.peer.get(network)));
  }
  row(`**${networks.join(" + ")}**`, sumOfMedians(times.ours), sumOfMedians(times.peer), most);
  row("load, without a run", once(ours), once(peer));
  if (asked === networks) await printCosines(networks, name, options);
}

function peerCommand(
  { peer, networks }: Pick<Comparison, "peer" | "networks">,
  { python, folder, threads }: BenchOptions,
): string[] {
  const script = (name: string) => [python, join(import.meta.dirname, name)];
  return peer === "stable-diffusion.cpp"
    ? [...script("stable_diffusion_cpp.py"), folder, String(threads)]
    : [...script("peer.py"), peer, folder, String(threads), networks.join()];
}

async function warmUp(peer: Peer, networks: readonly string[]): Promise<Map<string, Run[]>> {
  for (const network of networks) await peer.run(network);
  return new Map(networks.map((network) => [network, []]));
}

function once({ load }: Peer): Run {
  return { seconds: load, worked: Number.NaN };
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
  const [a, b] = [ours, peer].map(({ seconds }) => `${seconds.toFixed(2)} s`);
  printRow(work, a ?? "", b ?? "", `${ratio.toFixed(2)}x`, worked, wanted);
}

/** How alike the results of the first runs are: 1 is the same direction. */
async function printCosines(networks: readonly string[], peer: string, options: BenchOptions): Promise<void> {
  console.log("");
  for (const network of networks) {
    const alike = await cosine(network, peer, options);
    console.log(`Cosine of both results of ${network}: ${alike.toFixed(7)}`);
  }
}

async function cosine(network: string, peer: string, { folder }: BenchOptions): Promise<number> {
  const outputs = ["pinhole", peer].map((who) => join(folder, "outputs", `${who}-${network}.f32`));
  const [a, b] = await Promise.all(outputs.map(readNumbers));
  let [product, squaresA, squaresB] = [0, 0, 0];
  for (const [index, value] of (a ?? []).entries()) {
    const other = b?.[index] ?? Number.NaN;
    product += value * other;
    squaresA += value * value;
    squaresB += other * other;
  }
  return product / Math.sqrt(squaresA * squaresB);
}

async function readNumbers(file: string): Promise<Float32Array> {
  const bytes = await readFile(file);
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}
