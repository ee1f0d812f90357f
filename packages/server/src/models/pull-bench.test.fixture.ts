import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { carryOutPull, type PullMeans, type PullWatch } from "./carry-out-pull.ts";
import { type FakeHub, type FakeHubOptions, startFakeHub } from "./fake-hub.test.fixture.ts";
import type { FakeRepository } from "./fake-repository.test.fixture.ts";
import { createHub } from "./hub-client.ts";
import { runtimeVersion } from "./install-runtime.ts";
import { createModelStore, type ModelStore } from "./model-store.ts";
import type { Patience } from "./patience.ts";
import { planPull, type PullPlaces, type PullPlan, type PullWish } from "./plan-pull.ts";
import { tinyDecoderRepository, tinyRepository } from "./tiny-repository.test.fixture.ts";

/** A hub, a store and everything between, in a temporary folder that goes with the test. */
export interface PullBench {
  root: string;
  hub: FakeHub;
  store: ModelStore;
  places: PullPlaces;
  notes: string[];
  plan(wish: PullWish | string): Promise<PullPlan>;
  carryOut(plan: PullPlan, means?: PullMeans & Partial<PullWatch>): Promise<void>;
  /** Both. */
  pull(wish: PullWish | string, means?: PullMeans & Partial<PullWatch>): Promise<void>;
}

export interface BenchOptions extends Partial<Omit<FakeHubOptions, "repositories">> {
  repositories?: Record<string, FakeRepository>;
  /** Whether the hub has the small decoder; true unless told. */
  hasDecoder?: boolean;
  token?: string;
  patience?: Partial<Patience>;
}

const quick: Patience = { attempts: 3, firstDelayMs: 1, longestDelayMs: 2_000, stallMs: 2_000 };

export function makeTempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "pinhole-models-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Makes it look as if the inference engine were there. */
function pretendRuntime(directory: string): void {
  const folder = join(directory, "node_modules", "onnxruntime-node");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ version: runtimeVersion }));
}

function toWish(wish: PullWish | string): PullWish {
  return typeof wish === "string" ? { target: wish } : wish;
}

/** By default the hub has `stabilityai/sd-turbo`, `o/tiny` and the small decoder; the engine is there. */
export async function openBench(options: BenchOptions = {}): Promise<PullBench> {
  const { repositories = {}, hasDecoder = true, token, patience, ...hubOptions } = options;
  const root = makeTempFolder();
  const usual = {
    "stabilityai/sd-turbo": tinyRepository(),
    "o/tiny": tinyRepository(),
    ...(hasDecoder && { "madebyollin/taesd": tinyDecoderRepository() }),
  };
  const hub = await startFakeHub({
    ...hubOptions,
    repositories: new Map(Object.entries({ ...usual, ...repositories })),
  });
  onTestFinished(async () => hub[Symbol.asyncDispose]());
  const store = createModelStore({ directory: join(root, "models") });
  pretendRuntime(store.runtimeDirectory);
  const places: PullPlaces = {
    store,
    hub: createHub({ endpoint: hub.endpoint, token, patience: { ...quick, ...patience } }),
    cacheFolder: join(root, "hub-cache"),
    machine: { platform: "linux", arch: "x64", hasGlibc: true },
  };
  const notes: string[] = [];
  const onNote = (text: string) => void notes.push(text);
  const never = new AbortController().signal;
  const carryOut: PullBench["carryOut"] = async (plan, { signal = never, ...means } = {}) =>
    carryOutPull(plan, places, { onTransfer: () => {}, onNote, ...means, signal });
  return {
    root,
    hub,
    store,
    places,
    notes,
    plan: async (wish) => planPull(toWish(wish), places, never),
    carryOut,
    pull: async (wish, means = {}) =>
      carryOut(await planPull(toWish(wish), places, means.signal ?? never), means),
  };
}
