import { familyOf, usualTempo } from "@pinhole/diffusion";
import { type CheckpointListing, type Json, readConfig } from "./checkpoint-listing.ts";
import type { CheckpointParts } from "./checkpoint-parts.ts";
import type { ModelCapabilities, ModelDefaults } from "./stored-model.ts";

export interface CheckpointDescription {
  capabilities: ModelCapabilities;
  defaults: ModelDefaults;
}

/** What a checkpoint's configurations say of its use; the catalogue's word goes before it where it has one. */
export async function describeCheckpoint(
  listing: CheckpointListing,
  parts: CheckpointParts,
): Promise<CheckpointDescription> {
  const [unet, vae, scheduler] = await Promise.all([
    readConfig(listing, "unet/config.json"),
    readConfig(listing, "vae/config.json"),
    readConfig(listing, "scheduler/scheduler_config.json"),
  ]);
  const nativeSize = findNativeSize(unet, vae, parts);
  const takesGuidance = typeof unet["time_cond_proj_dim"] === "number";
  const tempo = usualTempo({ kind: parts.kind, takesGuidance, schedulerConfig: scheduler });
  return {
    capabilities: findCapabilities(unet, parts),
    defaults: { ...tempo, nativeSize },
  };
}

/** The latents' side times what the VAE enlarges: each of its levels but one doubles. */
function findNativeSize(unet: Json, vae: Json, { kind }: CheckpointParts): number {
  const usual = familyOf(kind).latents === "stable-diffusion-xl" ? 128 : 64;
  const { sample_size: sampleSize } = unet;
  const side = typeof sampleSize === "number" && sampleSize > 0 && sampleSize <= 512 ? sampleSize : usual;
  const { block_out_channels: levels } = vae;
  const doublings = Array.isArray(levels) && levels.length > 0 ? Math.min(5, levels.length - 1) : 3;
  return side * 2 ** doublings;
}

function findCapabilities(unet: Json, { kind }: CheckpointParts): ModelCapabilities {
  const { in_channels: channels } = unet;
  return familyOf(kind).capabilities({ inChannels: typeof channels === "number" ? channels : 4 });
}
