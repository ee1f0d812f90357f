import { join } from "node:path";
import type { BenchOptions } from "./bench-options.ts";

/** What a picture of SD-Turbo needs. */
export const pictureNetworks = ["text_encoder", "unet", "tiny_vae"] as const;

/** Starts our own side of a comparison: see pinhole-peer.ts. */
export function pinholeCommand(
  { folder, threads }: BenchOptions,
  networks: readonly string[],
  ...more: string[]
): string[] {
  const script = join(import.meta.dirname, "pinhole-peer.ts");
  const node = [process.execPath, "--conditions=@pinhole/source"];
  return [...node, script, folder, String(threads), networks.join(), ...more];
}
