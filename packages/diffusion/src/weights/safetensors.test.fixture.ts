import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface FixtureTensor {
  shape: number[];
  data: Float32Array | Uint16Array | BigInt64Array;
  type?: "F32" | "F16" | "BF16" | "I64";
}

/** Writes a .safetensors file as the Python library does. */
export async function writeSafetensors(
  path: string,
  tensors: Readonly<Record<string, FixtureTensor>>,
): Promise<void> {
  const header: Record<string, unknown> = { __metadata__: { format: "pt" } };
  let at = 0;
  for (const [name, { shape, data, type = "F32" }] of Object.entries(tensors)) {
    header[name] = { dtype: type, shape, data_offsets: [at, at + data.byteLength] };
    at += data.byteLength;
  }
  const parts = Object.values(tensors).map(
    ({ data }) => new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
  );
  await writeFile(path, Buffer.concat([safetensorsHead(JSON.stringify(header)), ...parts]));
}

/** The length and the header, padded with one blank so that the numbers lie unaligned, as they do in real files. */
export function safetensorsHead(header: string, claimedLength?: bigint): Buffer {
  const text = Buffer.from(`${header} `);
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(claimedLength ?? BigInt(text.length));
  return Buffer.concat([length, text]);
}

/** A folder that is gone when the test is over. */
export async function temporaryFolder(): Promise<{ path: string } & AsyncDisposable> {
  const path = await mkdtemp(join(tmpdir(), "pinhole-weights-"));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}
