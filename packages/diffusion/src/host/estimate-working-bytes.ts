import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const widths = z.object({ block_out_channels: z.array(z.int().positive().max(65_536)).min(1) });

/** Channels at the full size, of Stable Diffusion and all its kin: taken where a checkpoint does not tell. */
const usualWidths = { unet: 320, vae: 128 };

/** Pictures above it are decoded in tiles, whose feature maps are no larger. */
const largestDecodedPixels = 2 ** 20;

/**
 * What drawing one picture takes beside the weights, in bytes, roughly and from above. The decoder holds about eight
 * feature maps of the picture's size and its first width at once (4 bytes a number). The denoiser works on a 64th of the
 * pixels; what it keeps for the way up, in both halves of guidance, comes to about eighty of its first maps.
 */
export async function estimateWorkingBytes(
  directory: string,
  { width, height }: { width: number; height: number },
): Promise<number> {
  const pixels = width * height;
  const [unet, vae] = await Promise.all((["unet", "vae"] as const).map((part) => readWidth(directory, part)));
  const decoder = Math.min(pixels, largestDecodedPixels) * 4 * 8 * (vae ?? usualWidths.vae);
  const denoiser = (pixels / 64) * 4 * 80 * (unet ?? usualWidths.unet);
  return decoder + denoiser;
}

/** What is wrong with a configuration is told by who loads it. */
async function readWidth(directory: string, part: "unet" | "vae"): Promise<number | undefined> {
  try {
    const text = await readFile(join(directory, part, "config.json"), "utf8");
    return widths.parse(JSON.parse(text)).block_out_channels[0];
  } catch {
    return undefined;
  }
}
