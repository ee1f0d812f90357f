import type { StoredModel } from "./stored-model.ts";

/** The models on this machine. Several programs may use one store at once. */
export interface ModelStore {
  /** Absolute path of the folder that holds everything. */
  directory: string;
  /** Folder given to the engine host: `node_modules/onnxruntime-node` lies in it once a model was pulled. */
  runtimeDirectory: string;
  /** Every complete model, by name; read anew each time, since another program may have pulled or removed one. */
  list(): Promise<StoredModel[]>;
  /** By its name or its repository, in any case of letters. */
  find(name: string): Promise<StoredModel | undefined>;
}
