import type { HostedModel } from "./hosted-model.ts";
import type { LoadOrder } from "./protocol.ts";
import { type ModelChild, startChild, type ChildOptions } from "./start-child.ts";

/** A model in memory. */
export interface Resident {
  readonly model: HostedModel;
  /** Identity of the folder it was loaded from. */
  readonly folder: string;
  readonly child: ModelChild;
  /** Resolves when it is loaded. */
  readonly ready: Promise<void>;
  /** What its weights take once all its networks are open: as expected until it is loaded, then as it says itself. */
  weightBytes: number;
  /** Unix milliseconds. */
  readonly loadedAt: number;
  /** Unix milliseconds of the last drawing's end. */
  lastUsedAt?: number;
  drawing: boolean;
  /** Ends as soon as it does not draw. */
  leaving: boolean;
  idle?: NodeJS.Timeout;
}

export interface ResidentsOptions extends ChildOptions, Pick<LoadOrder, "runtime" | "threads"> {
  /** After so long without a drawing a model leaves the memory; 0: at once. */
  idleUnloadMs: number;
}

/** The models in memory, each in its own process, by name. */
export interface Residents {
  find(name: string): Resident | undefined;
  /** One that is loaded from this very folder, alive and not about to end. */
  findUsable(name: string, folder: string | undefined): Resident | undefined;
  /** Ends one that is not: its folder was removed or replaced, or it has ended by itself. */
  endStale(name: string, folder: string | undefined): Promise<void>;
  /** The one used longest ago first. */
  list(): Resident[];
  start(model: HostedModel, place: { folder: string; isTight: boolean }): Resident;
  /** Marks the beginning of a drawing; disposed of at its end. */
  occupy(resident: Resident): AsyncDisposable;
  /** Ends its process at once; resolves when its memory is free. */
  end(resident: Resident): Promise<void>;
}

export function createResidents(options: ResidentsOptions): Residents {
  const { idleUnloadMs, runtime, threads } = options;
  const residents = new Map<string, Resident>();

  function findUsable(name: string, folder: string | undefined): Resident | undefined {
    const resident = residents.get(name);
    const isUsable = resident?.folder === folder && resident?.child.isAlive && !resident.leaving;
    return isUsable ? resident : undefined;
  }

  async function end(resident: Resident): Promise<void> {
    clearTimeout(resident.idle);
    if (residents.get(resident.model.name) === resident) residents.delete(resident.model.name);
    resident.child.kill();
    await resident.child.ended;
  }

  async function rest(resident: Resident): Promise<void> {
    resident.drawing = false;
    resident.lastUsedAt = Date.now();
    if (resident.leaving || idleUnloadMs === 0) return await end(resident);
    resident.idle = setTimeout(() => void end(resident), idleUnloadMs).unref();
  }

  return {
    find: (name) => residents.get(name),
    findUsable,
    async endStale(name, folder) {
      const resident = residents.get(name);
      if (resident !== undefined && findUsable(name, folder) === undefined) await end(resident);
    },
    list: () => [...residents.values()].toSorted((left, right) => lastUse(left) - lastUse(right)),
    start(model, { folder, isTight }) {
      const child = startChild(options);
      const { directory, tinyVaeDirectory } = model;
      const order = { directory, tinyVaeDirectory, runtime, threads, isMemoryTight: isTight };
      const ready = child.load(order).then((weightBytes) => void (resident.weightBytes = weightBytes));
      const resident: Resident = {
        model,
        folder,
        child,
        ready,
        weightBytes: model.weightBytes,
        loadedAt: Date.now(),
        drawing: false,
        leaving: false,
      };
      residents.set(model.name, resident);
      // Who waits for it hears of a failure; the next drawing tries it afresh.
      ready.catch(() => end(resident));
      void child.ended.then(() => end(resident));
      return resident;
    },
    occupy(resident) {
      clearTimeout(resident.idle);
      resident.drawing = true;
      return { [Symbol.asyncDispose]: () => rest(resident) };
    },
    end,
  };
}

function lastUse({ drawing, lastUsedAt, loadedAt }: Resident): number {
  return drawing ? Infinity : (lastUsedAt ?? loadedAt);
}
