import { median } from "../statistics.ts";
import type { BenchOptions } from "./bench-options.ts";
import { type Opening, type Peer, startPeer } from "./peer-process.ts";
import { pictureNetworks, pinholeCommand } from "./pinhole-command.ts";
import { printHead, printRow, verdict } from "./print-row.ts";

/**
 * How long a model takes until its first runs could begin, each round in a process of its own, with its files in the
 * page cache; and those first runs apart. Prints a table.
 */
export async function measureLoad(options: BenchOptions): Promise<void> {
  const command = pinholeCommand(options, [...pictureNetworks, "vae"]);
  const loads: Round[] = [];
  // The first one brings the files into the page cache and is not counted.
  for (let round = 0; round <= options.rounds; round += 1) loads.push(await loadOnce(command));
  const counted = loads.slice(1);
  const middle = (pick: (round: Round) => number) => median(counted.map(pick));
  printHead("Load, files in the page cache", "Opening", "First run", "Second run", "Reach");
  const graphs = middle(({ peer }) => peer.graphs);
  printRow("configurations read, graphs built", seconds(graphs), "", "", "");
  for (const network of [...pictureNetworks, "vae"]) {
    const of = (round: Round): Opening | undefined => round.peer.openings[network];
    const [opening, first] = [middle((r) => of(r)?.opening ?? NaN), middle((r) => of(r)?.run ?? NaN)];
    const second = middle((round) => round.second.get(network) ?? NaN);
    const beside = network === "vae" ? " (for a finer picture alone)" : "";
    printRow(`${network}${beside}`, seconds(opening), seconds(first), seconds(second), "");
  }
  const total = middle(({ peer }) => sum(peer, "opening") + peer.graphs);
  const first = middle(({ peer }) => sum(peer, "run"));
  printRow("**all but the full vae**", seconds(total), seconds(first), "", verdict(total, 4, "s"));
}

interface Round {
  peer: Peer;
  second: Map<string, number>;
}

async function loadOnce(command: readonly string[]): Promise<Round> {
  const peer = await startPeer("pinhole", command);
  const second = new Map<string, number>();
  for (const network of Object.keys(peer.openings)) second.set(network, (await peer.run(network)).seconds);
  peer.stop();
  return { peer, second };
}

function sum({ openings }: Peer, what: keyof Opening): number {
  return pictureNetworks.reduce((total, network) => total + (openings[network]?.[what] ?? NaN), 0);
}

function seconds(value: number): string {
  return `${value.toFixed(2)} s`;
}
