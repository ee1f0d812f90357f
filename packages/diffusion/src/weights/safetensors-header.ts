import { open, realpath, type FileHandle } from "node:fs/promises";
import { basename } from "node:path";
import { WeightsError } from "./weights-error.ts";
import type { StoredTensor, StoredType } from "./weights.ts";

/** The format's own limit (huggingface/safetensors, README: "100MB"). Real headers have a few hundred kilobytes. */
const maxHeaderBytes = 100_000_000;
const bytesPerNumber: Record<StoredType, number> = { F32: 4, F16: 2, BF16: 2 };
const lengthBytes = 8;

/**
 * What a .safetensors file holds and where: its header alone is read, and nothing in it is believed.
 * Format: github.com/huggingface/safetensors: 8 bytes of length, JSON, tensors.
 * @throws {WeightsError} when the file is cut off, its header lies, or a tensor is of a type no network takes
 */
export async function readSafetensorsHeader(path: string): Promise<StoredTensor[]> {
  const file = await realpath(path);
  await using handle = await open(file, "r");
  const { size } = await handle.stat();
  const header = await readHeader(handle, { size, name: basename(path) });
  const dataStart = lengthBytes + header.bytes;
  const place: Place = { file, name: basename(path), dataStart, dataBytes: size - dataStart };
  const tensors: StoredTensor[] = [];
  for (const [name, entry] of Object.entries(header.entries)) {
    const tensor = name === "__metadata__" ? undefined : checkEntry(name, entry, place);
    if (tensor) tensors.push(tensor);
  }
  refuseOverlaps(tensors, place);
  return tensors;
}

interface Place {
  file: string;
  /** For messages. */
  name: string;
  dataStart: number;
  dataBytes: number;
}

async function readHeader(
  handle: FileHandle,
  { size, name }: { size: number; name: string },
): Promise<{ bytes: number; entries: Record<string, unknown> }> {
  if (size < lengthBytes) throw new WeightsError(`${name} is cut off: ${size} bytes are no safetensors file`);
  const length = (await readExactly(handle, 0, lengthBytes)).readBigUInt64LE();
  if (length > BigInt(maxHeaderBytes)) {
    throw new WeightsError(
      `${name} claims a header of ${length} bytes; more than ${maxHeaderBytes} is refused`,
    );
  }
  const bytes = Number(length);
  if (bytes > size - lengthBytes) {
    throw new WeightsError(`${name} is cut off: its header takes ${bytes} bytes, the file has ${size}`);
  }
  const text = (await readExactly(handle, lengthBytes, bytes)).toString("utf8");
  return { bytes, entries: parseHeader(text, name) };
}

async function readExactly(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await handle.read(buffer, done, length - done, position + done);
    if (bytesRead === 0) throw new WeightsError("the weights became shorter while they were read");
    done += bytesRead;
  }
  return buffer;
}

function parseHeader(text: string, name: string): Record<string, unknown> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    throw new WeightsError(`${name} is no safetensors file: its header is not JSON`, { cause });
  }
  if (!isRecord(parsed))
    throw new WeightsError(`${name} is no safetensors file: its header is not an object`);
  const twice = findRepeatedKey(text);
  if (twice !== undefined) throw new WeightsError(`${name} holds ${twice} twice`);
  return parsed;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** JSON.parse keeps the last of two equal keys and says nothing; a file that names a tensor twice is not to be trusted. */
function findRepeatedKey(json: string): string | undefined {
  const seen = new Set<string>();
  let depth = 0;
  // Strings (with whether a colon follows), or brackets.
  for (const [token, colon] of json.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?|[{}]/g)) {
    if (token === "{") depth++;
    else if (token === "}") depth--;
    else if (depth === 1 && colon !== undefined) {
      const key: unknown = JSON.parse(token.slice(0, token.length - colon.length));
      if (seen.has(String(key))) return String(key);
      seen.add(String(key));
    }
  }
  return undefined;
}

/** @returns undefined for a buffer of whole numbers, which no network of ours takes (position_ids) */
function checkEntry(name: string, entry: unknown, place: Place): StoredTensor | undefined {
  const bad = (why: string): WeightsError => new WeightsError(`${place.name}: ${name} ${why}`);
  if (!isRecord(entry)) throw bad("is not described by an object");
  const { dtype, shape, data_offsets: range } = entry;
  if (!isSizes(shape)) throw bad("has no shape of whole numbers");
  if (!isSizes(range) || range.length !== 2) throw bad("has no data_offsets of two whole numbers");
  const [start = 0, end = 0] = range;
  if (start > end || end > place.dataBytes) {
    throw bad(`lies at bytes ${start} to ${end}, but the file holds ${place.dataBytes} bytes of tensors`);
  }
  if (dtype === "I64" || dtype === "I32" || dtype === "BOOL") return undefined;
  if (!isStoredType(dtype)) throw bad(`is of type ${String(dtype)}; only F32, F16 and BF16 can be used`);
  const length = shape.reduce((product, side) => product * side, bytesPerNumber[dtype]);
  if (length !== end - start) {
    throw bad(`takes ${end - start} bytes, but ${shape.join(" x ")} numbers of ${dtype} are ${length}`);
  }
  return { name, type: dtype, shape, file: place.file, offset: place.dataStart + start, length };
}

function isSizes(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((side) => Number.isSafeInteger(side) && side >= 0);
}

function isStoredType(value: unknown): value is StoredType {
  return typeof value === "string" && Object.hasOwn(bytesPerNumber, value);
}

function refuseOverlaps(tensors: readonly StoredTensor[], place: Place): void {
  const ordered = tensors.toSorted((a, b) => a.offset - b.offset || a.length - b.length);
  for (const [index, tensor] of ordered.entries()) {
    const next = ordered[index + 1];
    if (next && tensor.offset + tensor.length > next.offset) {
      throw new WeightsError(`${place.name}: ${tensor.name} and ${next.name} lie over each other`);
    }
  }
}
