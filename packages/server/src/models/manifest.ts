import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { families } from "@pinhole/diffusion";
import * as z from "zod";
import { ModelError } from "./model-error.ts";
import { writeAtomically } from "./write-atomically.ts";

export const manifestName = "manifest.json";

const size = z.int().nonnegative();
const capabilities = z.object({
  generate: z.boolean(),
  edit: z.boolean(),
  mask: z.boolean(),
  vary: z.boolean(),
});
const defaults = z.object({
  steps: z.int().positive(),
  guidanceScale: z.number().nonnegative(),
  scheduler: z.string().optional(),
  nativeSize: z.int().positive(),
});
const licence = z.object({ name: z.string(), link: z.string().optional() });

const manifest = z.object({
  version: z.literal(1),
  name: z.string().min(1),
  displayName: z.string().min(1),
  repository: z.string().optional(),
  commit: z.string().optional(),
  licence,
  /** Where the files lie: a folder beside the manifest, or the absolute path of one that was imported in place. */
  directory: z.string().min(1),
  pulledAt: size,
  /** Absent for a small decoder, which draws nothing by itself. */
  drawing: z
    .object({
      kind: z.enum(families.map(({ name }) => name)),
      capabilities,
      defaults,
      needs: z.array(z.string()),
    })
    .optional(),
  weightBytes: size,
  leftOut: z.array(z.string()),
  files: z.array(z.object({ path: z.string(), size, sha256: z.string() })),
});

/** What the store knows of a model: written last, so a model with a manifest is whole. */
export type Manifest = z.infer<typeof manifest>;

/**
 * The manifest in a model's folder; undefined where there is none.
 * @throws {ModelError} for one that cannot be read
 */
export async function readManifest(folder: string): Promise<Manifest | undefined> {
  const path = join(folder, manifestName);
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR")) {
      return undefined;
    }
    throw new ModelError(`${path} cannot be read. Check its owner and rights.`, { cause: error });
  }
  const parsed = manifest.safeParse(parse(text));
  if (parsed.success) return parsed.data;
  throw new ModelError(`${path} is damaged. Pull or import the model again, or remove it with pinhole rm.`);
}

export async function writeManifest(folder: string, written: Manifest): Promise<void> {
  await writeAtomically(join(folder, manifestName), `${JSON.stringify(written, undefined, 2)}\n`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
