import { access, constants, mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { isNoSpace } from "../storage/no-space.ts";
import { checkCheckpoint } from "./check-checkpoint.ts";
import { fetchFiles, identify } from "./fetch-files.ts";
import { hashFile } from "./file-hash.ts";
import { diskFull, type MeasureSpace, requireSpace } from "./free-space.ts";
import { takeFromCache } from "./hub-cache.ts";
import { installRuntime, runtimeDiskBytes, type RuntimeInstallation } from "./install-runtime.ts";
import { manifestName, readManifest, writeManifest } from "./manifest.ts";
import { measureWeights } from "./measure-weights.ts";
import { ModelError } from "./model-error.ts";
import type { ModelStore } from "./model-store.ts";
import { measurePart } from "./part-file.ts";
import type { PullPlaces, PullPlan } from "./plan-pull.ts";
import { bytesToFetch, type PlannedModel } from "./planned-model.ts";
import { createTransferMeter, type TransferMeter } from "./transfer-meter.ts";

export interface PullWatch {
  signal: AbortSignal;
  /** Called once when bytes begin to come; look at the meter as often as wanted. */
  onTransfer(meter: TransferMeter): void;
  /** What is being done beside that, in words. */
  onNote(text: string): void;
}

/** What a test puts in place of the machine's own. */
export interface PullMeans {
  npm?: RuntimeInstallation["npm"];
  measureSpace?: MeasureSpace;
  pieceBytes?: number;
}

/**
 * Makes the models of a plan whole: engine, files, manifest. Whatever interrupts it, the same pull again goes on
 * from there, and no half model is ever listed.
 * @throws {ModelError} with the reason and the way out; the signal's reason when aborted
 */
export async function carryOutPull(
  plan: PullPlan,
  places: PullPlaces,
  { npm, measureSpace, pieceBytes, ...watch }: PullWatch & PullMeans,
): Promise<void> {
  const { store, machine } = places;
  const [model, ...decoders] = plan.models;
  const models = plan.models.filter(({ isComplete }) => !isComplete);
  try {
    await makeFolder(store.directory);
    using locks = new DisposableStack();
    if (!model.isComplete) locks.use(store.lock(model.name));
    const begun = await measureBegun(models, store);
    const wanted = models.reduce((sum, { files }) => sum + bytesToFetch(files), 0);
    const runtime = plan.needsRuntime ? runtimeDiskBytes : 0;
    await requireSpace(Math.max(0, wanted - begun) + runtime, store.directory, measureSpace);
    await installRuntime({ directory: store.runtimeDirectory, machine, npm }, watch);
    const transfer = openTransfer(wanted, begun, watch);
    const making: Making = { places, watch, transfer, pieceBytes };
    // The small ones first: their locks are free again before the long part begins.
    for (const decoder of decoders) await makeDecoder(decoder, making);
    await make(model, making);
  } catch (error) {
    throw isNoSpace(error) ? diskFull(store.directory, error) : error;
  }
}

interface Making {
  places: PullPlaces;
  watch: PullWatch;
  transfer: Transfer;
  pieceBytes?: number;
}

/** Another program may be fetching the same one for a model of its own: then that one is taken. */
async function makeDecoder(decoder: PlannedModel, making: Making): Promise<void> {
  const { places, watch } = making;
  const onWait = () => watch.onNote(`Another program is fetching ${decoder.name}; waiting for it.`);
  const lock = await places.store.lockWhenFree(decoder.name, { signal: watch.signal, onWait });
  try {
    await make(decoder, making);
  } finally {
    lock.release();
  }
}

async function make(model: PlannedModel, { places, watch, transfer, pieceBytes }: Making): Promise<void> {
  const { store, hub } = places;
  if (model.isComplete) return;
  if (await hasCome(model, store)) return transfer.add(bytesToFetch(model.files));
  await reuseCache(model, store, watch);
  const folder = join(store.folderOf(model.name), model.from.commit);
  const files = model.files.filter(({ state }) => state === "wanted");
  if (files.length > 0) transfer.begin();
  const onBytes = (count: number) => transfer.add(count);
  await fetchFiles(files, folder, { hub, from: model.from, signal: watch.signal, onBytes, pieceBytes });
  await complete(model, store, watch);
}

/** Whether another program has made it since it was planned. */
async function hasCome({ name, from, files, plannedAt }: PlannedModel, store: ModelStore): Promise<boolean> {
  const manifest = await readManifest(store.folderOf(name)).catch(() => undefined);
  if (manifest?.commit !== from.commit || manifest.pulledAt < plannedAt) return false;
  const come = new Set(manifest.files.map(({ path }) => path));
  return files.every(({ path }) => come.has(path));
}

interface Transfer {
  /** Shows the meter, once. */
  begin(): void;
  add(bytes: number): void;
}

function openTransfer(wanted: number, begun: number, watch: PullWatch): Transfer {
  const meter = createTransferMeter(wanted, { begun });
  let isShown = false;
  return {
    begin() {
      if (!isShown) watch.onTransfer(meter);
      isShown = true;
    },
    add: (bytes) => meter.add(bytes),
  };
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await access(folder, constants.W_OK);
  } catch (error) {
    if (isNoSpace(error)) throw error;
    throw new ModelError(
      `The folder ${folder} cannot be written. Check its owner and rights, or set PINHOLE_MODELS to another folder.`,
      { cause: error },
    );
  }
}

async function reuseCache(model: PlannedModel, store: ModelStore, watch: PullWatch): Promise<void> {
  const cached = model.files.filter(({ state }) => state === "cached");
  if (cached.length > 0)
    watch.onNote(`Checking ${cached.length} files of ${model.name} that are on this disk already.`);
  for (const file of cached) {
    watch.signal.throwIfAborted();
    const target = join(store.folderOf(model.name), model.from.commit, file.path);
    const isTaken = await takeFromCache(file.cachedAt ?? "", { file, target }, watch.signal);
    file.state = isTaken ? "present" : "wanted";
    if (!isTaken) watch.onNote(`${file.path} on this disk is not what the hub lists; it is fetched anew.`);
  }
}

/** Bytes of unfinished files that an earlier pull has left. */
async function measureBegun(models: readonly PlannedModel[], store: ModelStore): Promise<number> {
  let bytes = 0;
  for (const model of models) {
    for (const file of model.files.filter(({ state }) => state === "wanted")) {
      const path = join(store.folderOf(model.name), model.from.commit, file.path);
      bytes += await measurePart(path, identify(file));
    }
  }
  return bytes;
}

/** The manifest comes last: from then on it is a model. What it replaces goes after that. */
async function complete(model: PlannedModel, store: ModelStore, { signal }: PullWatch): Promise<void> {
  const folder = store.folderOf(model.name);
  const target = join(folder, model.from.commit);
  const paths = model.files.map(({ path }) => path);
  const files = [];
  for (const { path, size, sha256 } of model.files) {
    files.push({ path, size, sha256: sha256 ?? (await hashFile(join(target, path), { signal })) });
  }
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeManifest(folder, {
    version: 1,
    name: model.name,
    displayName: model.displayName,
    repository: model.from.repository,
    commit: model.from.commit,
    licence: model.licence,
    directory: model.from.commit,
    pulledAt: Date.now(),
    drawing: model.drawing,
    weightBytes: model.drawing
      ? (await checkCheckpoint(target, model.name)).weightBytes
      : await measureWeights(target, paths),
    leftOut: model.leftOut.map(({ component }) => component),
    files,
  });
  await sweep(folder, { commit: model.from.commit, paths });
}

/** Removes earlier commits, and files of this one that are not the model's. */
async function sweep(
  folder: string,
  { commit, paths }: { commit: string; paths: readonly string[] },
): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name !== manifestName && name !== commit)
      await rm(join(folder, name), { recursive: true, force: true });
  }
  const kept = new Set(paths.map((path) => join(folder, commit, path)));
  const entries = await readdir(join(folder, commit), { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isDirectory() && !kept.has(path)) await rm(path, { force: true });
  }
}
