import { open } from "node:fs/promises";
import type { StoredTensor } from "../weights/weights.ts";
import { WeightsError } from "../weights/weights-error.ts";

/** The numbers of a small tensor, for the few that are used outside of a network. */
export async function readFloats({ name, type, file, offset, length }: StoredTensor): Promise<Float32Array> {
  await using handle = await open(file, "r");
  const bytes = new Uint8Array(length);
  const { bytesRead } = await handle.read(bytes, 0, length, offset);
  if (bytesRead !== length) throw new WeightsError(`${name} became shorter while it was read`);
  if (type === "F32") return new Float32Array(bytes.buffer);
  if (type === "F16") return Float32Array.from(new Float16Array(bytes.buffer));
  // The upper half of a 32-bit float.
  const wide = Uint32Array.from(new Uint16Array(bytes.buffer), (bits) => bits << 16);
  return new Float32Array(wide.buffer);
}
