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

/** Of a server none of whose engines keeps anything. */
export const nothingLoaded: Residency = { loaded: () => [], unload: async () => false };
