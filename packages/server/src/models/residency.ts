/** A model that is in memory now. */
export interface LoadedModel {
  name: string;
  /** What its process holds, in bytes: measured where the system tells it, else estimated. */
  memoryBytes: number;
  /** Unix milliseconds. */
  loadedAt: number;
  /** Unix milliseconds of the last drawing's end; undefined while it draws or has not drawn yet. */
  lastUsedAt?: number;
  drawing: boolean;
}

/** What the server's engines keep in memory; behind `pinhole ps` and `pinhole stop`. */
export interface Residency {
  loaded(): LoadedModel[];
  /** Ends a model's process after the drawing in hand. @returns false where it is not loaded */
  unload(name: string): Promise<boolean>;
}

/** What all engines together keep in memory; one that keeps nothing has none of this. */
export function gatherResidency(engines: readonly object[]): Residency {
  const keeping = engines.filter(keepsModels);
  return {
    loaded: () => keeping.flatMap((engine) => engine.loaded()),
    async unload(name) {
      const holder = keeping.find((engine) => engine.loaded().some((model) => model.name === name));
      return holder?.unload(name) ?? false;
    },
  };
}

function keepsModels(engine: object): engine is Residency {
  return "loaded" in engine && "unload" in engine;
}
