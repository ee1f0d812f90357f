import type { HubRepository } from "./hub-client.ts";
import type { HubFile } from "./hub-file.ts";
import type { Manifest } from "./manifest.ts";

/** A file of a pull, and where its bytes will come from. */
export interface PlannedFile extends HubFile {
  /** `present`: it lies in the store already; `cached`: at `cachedAt`, in huggingface_hub's cache or an earlier commit. */
  state: "wanted" | "present" | "cached";
  cachedAt?: string;
}

/** One model, or one small decoder, to be made whole in the store. */
export interface PlannedModel {
  name: string;
  displayName: string;
  from: HubRepository;
  /** Why another revision than the main branch is taken, where nobody asked for one. */
  revisionReason?: string;
  licence: Manifest["licence"];
  files: PlannedFile[];
  /** Absent for a small decoder. */
  drawing?: Manifest["drawing"];
  leftOut: { component: string; bytes: number }[];
  /** `fp16`, `fp32`, or both where not every component has the one that was wished for. */
  variants: string[];
  /** Bytes its weights take in memory. */
  weightBytes: number;
  /** What whoever draws with it has to do for it. */
  remark?: string;
  /** Whether the store has it, whole, just so. */
  isComplete: boolean;
  /** Unix milliseconds. */
  plannedAt: number;
}

/** Bytes that have to come over the network. */
export function bytesToFetch(files: readonly PlannedFile[]): number {
  return files.filter(({ state }) => state === "wanted").reduce((sum, { size }) => sum + size, 0);
}

export function totalBytes({ files }: Pick<PlannedModel, "files">): number {
  return files.reduce((sum, { size }) => sum + size, 0);
}
