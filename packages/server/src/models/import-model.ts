import { constants, copyFile, mkdir, open, realpath, rm, rmdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { familyOf } from "@pinhole/diffusion";
import { isNoSpace } from "../storage/no-space.ts";
import { findTinyDecoder } from "./catalogue.ts";
import { checkCheckpoint, type CheckedCheckpoint } from "./check-checkpoint.ts";
import { type CheckpointListing, readConfig } from "./checkpoint-listing.ts";
import { chooseDecoderFiles, chooseFiles, type ChosenFiles } from "./choose-files.ts";
import { describeCheckpoint } from "./describe-checkpoint.ts";
import { hashFile } from "./file-hash.ts";
import { type MeasureSpace, requireSpace } from "./free-space.ts";
import { listFolder } from "./list-folder.ts";
import { type Manifest, readManifest, writeManifest } from "./manifest.ts";
import { measureWeights } from "./measure-weights.ts";
import { ModelError } from "./model-error.ts";
import { checkOwnName } from "./model-name.ts";
import type { ModelStore } from "./model-store.ts";
import { rehearseLoading } from "./rehearse-loading.ts";
import type { ListedFile } from "./verify-files.ts";

export interface ImportWish {
  /** A folder in the layout of diffusers, or a small decoder's. */
  directory: string;
  /** What it will be called. */
  name: string;
  /** Whether its files are copied into the store, instead of being used where they are. */
  copy: boolean;
}

/** Of a model that was copied into the store. */
const copiesFolder = "files";

export interface ImportWatch {
  signal: AbortSignal;
  /** Called once it is known how much there is to read. */
  onTotal(bytes: number): void;
  onBytes(count: number): void;
  measureSpace?: MeasureSpace;
}

/**
 * Makes a folder on this machine a model of the store, after looking at all of it. The folder itself is only read.
 * @returns what whoever draws with it has to do for it; undefined where there is nothing
 * @throws {ModelError} naming what the folder lacks, or why the name will not do
 */
export async function importModel(
  wish: ImportWish,
  store: ModelStore,
  watch: ImportWatch,
): Promise<string | undefined> {
  checkOwnName(wish.name);
  const listing = await listFolder(wish.directory);
  await refuseComponent(listing, wish.directory);
  const directory = await realpath(wish.directory);
  const found = await look(listing, wish.name);
  const { paths, drawing, leftOut } = found;
  const total = paths.reduce((sum, path) => sum + (listing.sizes.get(path) ?? 0), 0);
  const { weightBytes, remark } = await check(found, listing, wish);
  using locks = new DisposableStack();
  locks.use(store.lock(wish.name));
  const folder = store.folderOf(wish.name);
  await refuseTaken(folder, wish.name);
  try {
    if (wish.copy) await requireSpace(total, store.directory, watch.measureSpace);
    watch.onTotal(total);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const target = wish.copy ? join(folder, copiesFolder) : undefined;
    const files = target === undefined ? [] : await copyFiles(paths, { directory, target }, watch);
    await writeManifest(folder, {
      version: 1,
      name: wish.name,
      displayName: wish.name,
      licence: await readLicence(listing),
      directory: target === undefined ? directory : copiesFolder,
      pulledAt: Date.now(),
      drawing,
      weightBytes,
      leftOut,
      files: target === undefined ? await hashFiles(paths, { directory, listing }, watch) : files,
    });
    return remark;
  } catch (error) {
    await clearAway(folder);
    throw isNoSpace(error) ? explainFull(store.directory, error) : error;
  }
}

function explainFull(folder: string, cause: unknown): ModelError {
  return new ModelError(
    `The disk of ${folder} is full. Free some space and run the same command again, leave --copy out, or set PINHOLE_MODELS to a folder on a larger disk.`,
    { cause },
  );
}

/** What an unfinished pull left in the folder stays. */
async function clearAway(folder: string): Promise<void> {
  await rm(join(folder, copiesFolder), { recursive: true, force: true });
  await rmdir(folder).catch(() => {});
}

/** Somebody named one of a checkpoint's own folders. */
async function refuseComponent(listing: CheckpointListing, directory: string): Promise<void> {
  if (listing.sizes.has("model_index.json") || (await isTinyDecoder(listing))) return;
  const above = dirname(await realpath(directory));
  const isThere = await stat(join(above, "model_index.json")).catch(() => undefined);
  if (isThere === undefined) return;
  throw new ModelError(
    `${directory} is a part of the checkpoint in ${above}, which has the model_index.json. Import that folder.`,
  );
}

interface Found extends Pick<Manifest, "drawing" | "leftOut"> {
  paths: string[];
}

async function look(listing: CheckpointListing, name: string): Promise<Found> {
  if (await isTinyDecoder(listing)) {
    const known = findTinyDecoder(name);
    if (known) return { paths: await chooseDecoderFiles(listing), leftOut: [] };
    throw new ModelError(
      `${listing.title} is a small decoder, which draws nothing by itself. Import it with --name taesd, or taesdxl for the one of Stable Diffusion XL.`,
    );
  }
  if (findTinyDecoder(name)) {
    throw new ModelError(`${name} is the name of a small decoder, and ${listing.title} is none.`);
  }
  const { parts, paths } = await choose(listing);
  const described = await describeCheckpoint(listing, parts);
  const needs = [familyOf(parts.kind).latents === "stable-diffusion-xl" ? "taesdxl" : "taesd"];
  return { paths, drawing: { kind: parts.kind, ...described, needs }, leftOut: parts.leftOut };
}

/** Before anything is read to its end: a checkpoint that cannot be drawn with is refused here. */
async function check(
  { drawing, paths, leftOut }: Found,
  listing: CheckpointListing,
  { directory, copy }: ImportWish,
): Promise<CheckedCheckpoint> {
  if (drawing === undefined) return { weightBytes: await measureWeights(directory, paths) };
  if (copy) return rehearseLoading(listing, paths);
  if (leftOut.length > 0) {
    throw new ModelError(
      `The ${leftOut.join(", ")} in ${listing.title} has no weights in safetensors files. Import it with --copy, which leaves that out.`,
    );
  }
  return checkCheckpoint(directory, listing.title);
}

async function isTinyDecoder(listing: CheckpointListing): Promise<boolean> {
  if (listing.sizes.has("model_index.json") || !listing.sizes.has("config.json")) return false;
  return (await readConfig(listing, "config.json"))["_class_name"] === "AutoencoderTiny";
}

/** With the safety checker where its weights can be read. 32-bit weights first, as they are loaded. */
async function choose(listing: CheckpointListing): Promise<ChosenFiles> {
  const variant = { rather: "fp32" } as const;
  const hasChecker = [...listing.sizes.keys()].some((path) => /^safety_checker\/.*\.safetensors$/.test(path));
  return chooseFiles(listing, { variant, safetyChecker: hasChecker });
}

async function refuseTaken(folder: string, name: string): Promise<void> {
  const manifest = await readManifest(folder).catch(() => undefined);
  if (manifest === undefined) return;
  throw new ModelError(
    `There is a model ${manifest.name} already. Remove it first (pinhole rm ${name}), or choose another --name.`,
  );
}

interface Copying {
  directory: string;
  target: string;
}

async function copyFiles(
  paths: readonly string[],
  { directory, target }: Copying,
  watch: ImportWatch,
): Promise<ListedFile[]> {
  await rm(target, { recursive: true, force: true });
  const files: ListedFile[] = [];
  for (const path of paths) {
    watch.signal.throwIfAborted();
    const copy = join(target, path);
    await mkdir(dirname(copy), { recursive: true, mode: 0o700 });
    await copyFile(join(directory, path), copy, constants.COPYFILE_FICLONE);
    files.push(await describeCopy(copy, path, watch));
  }
  return files;
}

/** Its size and hash, after it has been written through to the disk. */
async function describeCopy(copy: string, path: string, watch: ImportWatch): Promise<ListedFile> {
  await using handle = await open(copy, "r+");
  await handle.sync();
  const { size } = await handle.stat();
  return { path, size, sha256: await hashFile(copy, watch) };
}

async function hashFiles(
  paths: readonly string[],
  { directory, listing }: { directory: string; listing: CheckpointListing },
  watch: ImportWatch,
): Promise<ListedFile[]> {
  const files: ListedFile[] = [];
  for (const path of paths) {
    watch.signal.throwIfAborted();
    const sha256 = await hashFile(join(directory, path), watch);
    files.push({ path, size: listing.sizes.get(path) ?? 0, sha256 });
  }
  return files;
}

/** What the model card beside it says, in its first lines. */
async function readLicence(listing: CheckpointListing): Promise<Manifest["licence"]> {
  const card = listing.sizes.has("README.md") ? await listing.readText("README.md") : "";
  const [, name] = /^license:\s*["']?([\w.+-]{1,80})/m.exec(card.slice(0, 4_000)) ?? [];
  return { name: name ?? "not known: it was imported" };
}
