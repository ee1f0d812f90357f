import { stat } from "node:fs/promises";

/** A checkpoint the host can load. */
export interface HostedModel {
  name: string;
  /** Absolute; diffusers layout. */
  directory: string;
  /** Absolute folder of the small decoder that goes with it. */
  tinyVaeDirectory?: string;
  /** What its weights will take, as far as it is known without building its networks. */
  weightBytes: number;
}

/** Tells a model's folder from any other, also from a later one at the same path; undefined where there is none. */
export async function identifyFolder({ directory }: HostedModel): Promise<string | undefined> {
  try {
    const { dev, ino, birthtimeMs } = await stat(directory);
    return `${dev} ${ino} ${birthtimeMs}`;
  } catch {
    return undefined;
  }
}
