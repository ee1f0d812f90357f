type BytesPart = string | ArrayBuffer | ArrayBufferView | Blob;

/** An image to send: bytes, a Blob or File, a stream of bytes (a file opened in Node), or a fetched response. */
export type ImageInput =
  | Blob
  | ArrayBuffer
  | ArrayBufferView
  | ReadableStream<BytesPart>
  | AsyncIterable<BytesPart>
  | { blob(): Promise<Blob> }
  | { readonly data: AsyncIterable<BytesPart> | ReadableStream<BytesPart>; readonly name: string };

/**
 * An input as a file with a name and a media type, read whole so that a retry can send it again.
 * The type comes from the file's first bytes: a hosted-style server refuses a file that does not declare it.
 */
export async function toFile(input: ImageInput): Promise<File> {
  const blob = await toBlob(input);
  const type = (await sniffType(blob)) ?? (blob.type || "application/octet-stream");
  return new File([blob], nameOf(input) ?? `image.${type.split("/").at(-1)}`, { type });
}

async function toBlob(input: ImageInput): Promise<Blob> {
  if (input instanceof Blob) return input;
  if (input instanceof ArrayBuffer || ArrayBuffer.isView(input)) return new Blob([copy(input)]);
  if ("blob" in input) return input.blob();
  if ("data" in input) return new Blob(await collect(input.data));
  return new Blob(await collect(input));
}

async function collect(source: AsyncIterable<BytesPart> | ReadableStream<BytesPart>): Promise<BlobPart[]> {
  const parts: BlobPart[] = [];
  for await (const part of iterate(source)) parts.push(ArrayBuffer.isView(part) ? copy(part) : part);
  return parts;
}

type BlobPart = string | ArrayBuffer | Blob;

/** A stream as a loop reads it: not every browser's ReadableStream can be iterated. */
export async function* iterate<Part>(
  source: AsyncIterable<Part> | ReadableStream<Part>,
): AsyncGenerator<Part, void> {
  if (!("getReader" in source)) {
    yield* source;
    return;
  }
  const reader = source.getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function copy(bytes: ArrayBuffer | ArrayBufferView): ArrayBuffer {
  const view = ArrayBuffer.isView(bytes)
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : new Uint8Array(bytes);
  return Uint8Array.from(view).buffer;
}

const signatures: readonly (readonly [type: string, bytes: string])[] = [
  ["image/png", "\x89PNG\r\n\x1a\n"],
  ["image/jpeg", "\xff\xd8\xff"],
  ["image/gif", "GIF8"],
];

async function sniffType(blob: Blob): Promise<string | undefined> {
  const head = String.fromCharCode(...new Uint8Array(await blob.slice(0, 12).arrayBuffer()));
  if (/^RIFF[^]{4}WEBP/.test(head)) return "image/webp";
  return signatures.find(([, bytes]) => head.startsWith(bytes))?.[0];
}

/** `name` of a File, `path` of a file stream of Node: the last part alone. */
function nameOf(input: ImageInput): string | undefined {
  const named = "name" in input ? input.name : "path" in input ? input.path : undefined;
  return typeof named === "string" ? named.split(/[/\\]/).at(-1) || undefined : undefined;
}
