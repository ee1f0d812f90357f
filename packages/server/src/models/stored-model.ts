/** A model of the store: complete on disk, ready to be loaded. */
export interface StoredModel {
  /** How people and clients call it: `sd-turbo`, or `owner/name` for what the catalogue does not know. */
  name: string;
  /** What people read: `SD-Turbo`. */
  displayName: string;
  /** On the hub, `stabilityai/sd-turbo`; undefined for a folder that was imported. */
  repository?: string;
  /** 40 hexadecimal digits. */
  commit?: string;
  licence: Licence;
  /** Absolute; diffusers layout, `model_index.json` inside. Files in it may be links that lead out of it. */
  directory: string;
  /** Absolute folder of the small decoder (TAESD) that goes with it, where the store has one. */
  tinyVaeDirectory?: string;
  /** Of the files it is made of, the small decoder's not counted. */
  sizeBytes: number;
  /** Unix milliseconds. */
  pulledAt: number;
  /** Name of its family: `stable-diffusion`. */
  kind: string;
  capabilities: ModelCapabilities;
  defaults: ModelDefaults;
  /** What its weights take in memory; the small decoder's not counted. */
  weightBytes: number;
  /** What it takes in all, roughly: the weights, and what drawing one picture of its native size needs beside them. */
  memoryBytes: number;
  /** Components of the checkpoint that were left on the hub: `safety_checker`. */
  leftOut: string[];
}

export interface Licence {
  /** `mit`, `creativeml-openrail-m`, `see the model card`. */
  name: string;
  link?: string;
}

/** What a model was made for; a task that is not in here is refused. */
export interface ModelCapabilities {
  generate: boolean;
  edit: boolean;
  mask: boolean;
  vary: boolean;
}

/** What it is drawn with unless the request says otherwise. */
export interface ModelDefaults {
  steps: number;
  guidanceScale: number;
  /** A scheduler's public name (`euler`); undefined: the one of the checkpoint's own configuration. */
  scheduler?: string;
  /** Side in pixels of the square it was trained on. */
  nativeSize: number;
}
