import { stat } from "node:fs/promises";
import { join } from "node:path";
import { familyOf } from "@pinhole/diffusion";
import { findEntry, findTinyDecoder, type TinyDecoderEntry, type TinyDecoderName } from "./catalogue.ts";
import type { CheckpointListing } from "./checkpoint-listing.ts";
import { chooseDecoderFiles, chooseFiles } from "./choose-files.ts";
import { describeCheckpoint } from "./describe-checkpoint.ts";
import type { Hub, HubRepository } from "./hub-client.ts";
import { isAsListed } from "./fetch-files.ts";
import { fetchStart } from "./fetch-start.ts";
import { findCached } from "./hub-cache.ts";
import { hasRuntime } from "./install-runtime.ts";
import { type Manifest, readManifest } from "./manifest.ts";
import { HubFailure } from "./hub-failure.ts";
import { ModelError } from "./model-error.ts";
import { readTarget } from "./model-name.ts";
import type { ModelStore } from "./model-store.ts";
import type { PlannedFile, PlannedModel } from "./planned-model.ts";
import { rehearseLoading } from "./rehearse-loading.ts";
import { type RuntimeMachine, requirePlatform } from "./runtime-platform.ts";
import { filesOf } from "./survey-store.ts";
import type { Variant } from "./weight-files.ts";

/** What somebody wants to have. */
export interface PullWish {
  /** `sd-turbo`, `owner/name`, `owner/name@revision` */
  target: string;
  revision?: string;
  variant?: Variant;
  /** Whether the checkpoint's safety checker, where it has one, is wanted too. */
  safetyChecker?: boolean;
  /** Whether files that are here already are read to their end and compared, and fetched anew where they differ. */
  compare?: boolean;
}

/** What a pull will do; nothing has been written yet. */
export interface PullPlan {
  /** The model that was asked for, then the small decoder it needs where the store has none. */
  models: [PlannedModel, ...PlannedModel[]];
  /** Why a small decoder that belongs to it does not come: the hub has none, as some mirrors. */
  withoutDecoder?: string;
  needsRuntime: boolean;
}

export interface PullPlaces {
  store: ModelStore;
  hub: Hub;
  /** huggingface_hub's cache, whether it exists or not. */
  cacheFolder: string;
  /** This one unless a test brings another. */
  machine?: RuntimeMachine;
}

/**
 * Asks the hub what a model consists of and what of it is missing here.
 * @throws {ModelError} for a name, checkpoint, machine or hub that will not do
 */
export async function planPull(wish: PullWish, places: PullPlaces, signal: AbortSignal): Promise<PullPlan> {
  const target = readTarget(wish.revision === undefined ? wish.target : `${wish.target}@${wish.revision}`);
  const needsRuntime = !(await hasRuntime(places.store.runtimeDirectory));
  if (needsRuntime) requirePlatform(places.machine);
  const decoder = findTinyDecoder(target.name);
  if (decoder) {
    const model = await planDecoder({ ...decoder, revision: target.revision }, places, signal);
    return { models: [model], needsRuntime };
  }
  const entry = findEntry(target.name);
  const repository = entry?.repository ?? target.name;
  const pinned = target.revision === undefined ? entry?.revision : undefined;
  if (!repository.includes("/")) {
    throw new ModelError(
      `There is no known model ${target.name}. Known ones are listed by: pinhole pull --list. Any other is named by its repository: owner/name.`,
    );
  }
  const revision = target.revision ?? pinned?.name ?? "main";
  const from = await places.hub.describe(repository, revision, signal);
  const model = { ...(await planModel(from, { wish, places, signal })), revisionReason: pinned?.reason };
  return { ...(await planDecoders(model, places, signal)), needsRuntime };
}

/** A model draws without its small decoder too, with the full one: where the hub has none, it comes alone. */
async function planDecoders(
  model: PlannedModel,
  places: PullPlaces,
  signal: AbortSignal,
): Promise<Omit<PullPlan, "needsRuntime">> {
  const decoders: PlannedModel[] = [];
  const { decoders: present } = await places.store.survey();
  for (const name of model.drawing?.needs ?? []) {
    const known = findTinyDecoder(name);
    if (known === undefined || present.some((stored) => stored.name === name)) continue;
    try {
      decoders.push(await planDecoder(known, places, signal));
    } catch (error) {
      if (!(error instanceof HubFailure) || error.passing) throw error;
      return { models: [model], withoutDecoder: error.message };
    }
  }
  return { models: [model, ...decoders] };
}

interface Planning {
  wish: PullWish;
  places: PullPlaces;
  signal: AbortSignal;
}

async function planModel(from: HubRepository, { wish, places, signal }: Planning): Promise<PlannedModel> {
  const listing = listRepository(from, { places, signal });
  const chosen = await chooseFiles(listing, {
    variant: wish.variant === undefined ? { rather: "fp16" } : { must: wish.variant },
    safetyChecker: wish.safetyChecker ?? false,
  });
  const described = await describeCheckpoint(listing, chosen.parts);
  const entry = findEntry(from.repository);
  const { kind } = chosen.parts;
  const usual: TinyDecoderName = familyOf(kind).latents === "stable-diffusion-xl" ? "taesdxl" : "taesd";
  const model = await locate(
    { places, compareUntil: wish.compare ? signal : undefined },
    {
      name: entry?.name ?? from.repository,
      displayName: entry?.displayName ?? from.repository,
      from,
      licence: from.licence ?? entry?.licence ?? { name: "see the model card", link: pageOf(from, places) },
      files: listFiles(from, chosen.paths),
      drawing: {
        kind,
        capabilities: entry?.capabilities ?? described.capabilities,
        defaults: entry?.defaults ?? described.defaults,
        needs: [...(entry?.needs ?? [usual])],
      },
      leftOut: chosen.parts.leftOut.map((component) => ({
        component,
        bytes: smallestWeights(from, component),
      })),
      variants: [...new Set(chosen.variants.values())],
      weightBytes: 0,
      isComplete: false,
      plannedAt: Date.now(),
    },
  );
  // What is here has been looked over when it came.
  return model.isComplete ? model : { ...model, ...(await rehearseLoading(listing, chosen.paths)) };
}

async function planDecoder(
  entry: TinyDecoderEntry & { revision?: string },
  places: PullPlaces,
  signal: AbortSignal,
): Promise<PlannedModel> {
  const from = await places.hub.describe(entry.repository, entry.revision ?? "main", signal);
  const paths = await chooseDecoderFiles(listRepository(from, { places, signal }));
  const files = listFiles(from, paths);
  return locate(
    { places },
    {
      name: entry.name,
      displayName: entry.displayName,
      from,
      licence: from.licence ?? entry.licence,
      files,
      leftOut: [],
      variants: ["fp32"],
      weightBytes: files.reduce((sum, { size }) => sum + size, 0),
      isComplete: false,
      plannedAt: Date.now(),
    },
  );
}

function listRepository(from: HubRepository, { places, signal }: Omit<Planning, "wish">): CheckpointListing {
  const texts = new Map<string, Promise<string>>();
  return {
    title: from.repository,
    sizes: new Map([...from.files].map(([path, { size }]) => [path, size])),
    async readText(path) {
      const text = texts.get(path) ?? places.hub.readText(from, path, signal);
      texts.set(path, text);
      return text;
    },
    async readStart(path, length) {
      const file = from.files.get(path);
      if (file === undefined) throw new ModelError(`${from.repository} has no ${path}.`);
      return fetchStart(file, length, { hub: places.hub, from, signal });
    },
  };
}

function listFiles({ files, repository }: HubRepository, paths: readonly string[]): PlannedFile[] {
  return paths.map((path) => {
    const file = files.get(path);
    if (file === undefined) throw new ModelError(`${repository} has no ${path}.`);
    return { ...file, state: "wanted" };
  });
}

interface Locating {
  places: PullPlaces;
  /** Given where files that are here are to be read to their end. */
  compareUntil?: AbortSignal;
}

/** Marks what is here already. */
async function locate({ places, compareUntil }: Locating, model: PlannedModel): Promise<PlannedModel> {
  const { store, cacheFolder } = places;
  const folder = store.folderOf(model.name);
  const target = join(folder, model.from.commit);
  const manifest = await readManifest(folder).catch(() => undefined);
  if (manifest && manifest.repository === undefined) {
    throw new ModelError(
      `There is a model ${manifest.name} already, which was imported. Remove it first: pinhole rm ${manifest.name}`,
    );
  }
  for (const file of model.files) {
    if (await isPresent(join(target, file.path), file, compareUntil)) {
      file.state = "present";
      continue;
    }
    file.cachedAt = findInStore(folder, manifest, file) ?? (await findCached(cacheFolder, model.from, file));
    if (file.cachedAt !== undefined) file.state = "cached";
  }
  const listed = new Set(manifest?.files.map(({ path }) => path));
  const isComplete =
    manifest?.commit === model.from.commit &&
    listed.size === model.files.length &&
    model.files.every(({ state, path }) => state === "present" && listed.has(path));
  return isComplete ? { ...model, isComplete, weightBytes: manifest.weightBytes } : model;
}

/** The same file of the commit that is about to be replaced. */
function findInStore(folder: string, manifest: Manifest | undefined, file: PlannedFile): string | undefined {
  const same = manifest?.files.find(({ path, sha256 }) => path === file.path && sha256 === file.sha256);
  const isElsewhere = manifest?.commit !== undefined && same !== undefined;
  return isElsewhere ? join(filesOf(folder, manifest), same.path) : undefined;
}

async function isPresent(path: string, file: PlannedFile, compareUntil?: AbortSignal): Promise<boolean> {
  const present = await stat(path).catch(() => undefined);
  if (present?.size !== file.size) return false;
  return compareUntil === undefined || isAsListed(path, file, compareUntil);
}

function smallestWeights({ files }: HubRepository, component: string): number {
  const sizes = [...files.values()]
    .filter(({ path }) => path.startsWith(`${component}/`) && path.endsWith(".safetensors"))
    .map(({ size }) => size);
  return sizes.length === 0 ? 0 : Math.min(...sizes);
}

function pageOf({ repository }: HubRepository, { hub }: PullPlaces): string {
  return `${hub.address.endpoint}/${repository}`;
}
