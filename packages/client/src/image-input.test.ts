import { createReadStream } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type ImageInput, toFile } from "./image-input.ts";

const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);

function stream(): ReadableStream<Uint8Array> {
  return new Blob([png]).stream();
}
async function* chunks() {
  yield png.subarray(0, 4);
  yield png.subarray(4).buffer.slice(4);
}

const inputs: [string, () => ImageInput][] = [
  ["a Blob without a type", () => new Blob([png])],
  ["a File of another type", () => new File([png], "a.bin", { type: "application/octet-stream" })],
  ["an ArrayBuffer", () => png.slice().buffer],
  ["bytes that are a part of a larger buffer", () => Uint8Array.from([9, ...png, 9]).subarray(1, -1)],
  ["a ReadableStream", stream],
  ["an async generator", chunks],
  ["a response", () => new Response(stream())],
  ["a named stream", () => ({ data: stream(), name: "b.png" })],
];

test.each(inputs)("%s becomes a file with its true type", async (_name, make) => {
  const file = await toFile(make());
  expect(file.type).toBe("image/png");
  expect(new Uint8Array(await file.arrayBuffer())).toEqual(png);
});

test("a file stream of Node keeps the last part of its path as its name", async () => {
  const folder = await mkdtemp(join(tmpdir(), "pinhole-client-"));
  try {
    await writeFile(join(folder, "fox.png"), png);
    const file = await toFile(createReadStream(join(folder, "fox.png")));
    expect([file.name, file.type, file.size]).toEqual(["fox.png", "image/png", png.length]);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test.each([
  ["image/jpeg", [0xff, 0xd8, 0xff, 0xe0]],
  ["image/webp", [...Buffer.from("RIFF\0\0\0\0WEBPVP8 ")]],
  ["image/gif", [...Buffer.from("GIF89a")]],
  ["application/octet-stream", [1, 2, 3]],
])("bytes of %s declare that type and a name", async (type, bytes) => {
  const file = await toFile(Uint8Array.from(bytes));
  expect([file.type, file.name]).toEqual([type, `image.${type.split("/")[1]}`]);
});
