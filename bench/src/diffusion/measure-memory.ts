import type { BenchOptions } from "./bench-options.ts";
import { startPeer } from "./peer-process.ts";
import { pictureNetworks, pinholeCommand } from "./pinhole-command.ts";
import { printHead, printRow, verdict } from "./print-row.ts";

/** The most memory a process takes that draws one picture as it does where memory is short. Prints a table. */
export async function measureMemory(options: BenchOptions): Promise<void> {
  const peer = await startPeer("pinhole", pinholeCommand(options, pictureNetworks, "release"));
  peer.stop();
  const gigabytes = peer.peak() / 1e9;
  printHead("Memory", "Most", "Reach");
  printRow("text encoder released first", `${gigabytes.toFixed(2)} GB`, verdict(gigabytes, 6, "GB"));
}
