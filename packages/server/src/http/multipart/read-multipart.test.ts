import { createHash, randomBytes } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { Readable } from "node:stream";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { BOUNDARY, cutAt, formBody, type FormPart, part, useTempFolder } from "./form.test.fixture.ts";
import type { MultipartForm } from "./read-multipart.ts";

const temp = useTempFolder();
const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 255, 13, 10, 45, 45]);

/** What a form holds, without the paths that differ each time. */
async function contents(form: MultipartForm) {
  const files = await Promise.all(
    form.files.map(async ({ path, head, ...file }) => ({
      ...file,
      head: Buffer.from(head).toString("hex"),
      bytes: (await readFile(path)).toString("hex"),
    })),
  );
  await form.dispose();
  return { fields: form.fields, files };
}

test("text and file parts come back in order, byte for byte", async () => {
  const bytes = randomBytes(300_000);
  const form = await temp.read(
    formBody([
      part("model", "dall-e-2"),
      part("image", bytes, { after: '; filename="a.png"', type: "image/png" }),
      part("prompt", "ein Fuchs 🦊"),
    ]),
  );
  expect(form.fields).toEqual([
    ["model", "dall-e-2"],
    ["prompt", "ein Fuchs 🦊"],
  ]);
  const [file] = form.files;
  expect(file).toMatchObject({
    fieldName: "image",
    filename: "a.png",
    contentType: "image/png",
    byteLength: 300_000,
    sha256: createHash("sha256").update(bytes).digest("hex"),
  });
  expect(Buffer.from(file?.head ?? [])).toEqual(bytes.subarray(0, 4096));
  expect(await readFile(file?.path ?? "")).toEqual(bytes);
  await form.dispose();
  expect(await temp.leftFiles()).toEqual([]);
});

test("an upload's file can be read by this user alone", async () => {
  const form = await temp.read(formBody([part("image", png, { after: '; filename="a.png"' })]));
  const { mode } = await stat(form.files[0]?.path ?? "");
  expect(mode & 0o777).toBe(0o600);
});

test("dispose leaves alone a file that was moved away", async () => {
  const form = await temp.read(formBody([part("image", png, { after: '; filename="a.png"' })]));
  await form.dispose();
  await expect(form.dispose()).resolves.toBeUndefined();
});

test.each([
  [
    "node createReadStream",
    '; filename="a.png"',
    "application/octet-stream",
    "a.png",
    "application/octet-stream",
  ],
  ["python bytes", '; filename="upload"', "application/octet-stream", "upload", "application/octet-stream"],
  ["java InputStream", "", "application/octet-stream", undefined, "application/octet-stream"],
  ["ruby StringIO", "", "application/octet-stream", undefined, "application/octet-stream"],
  ["async-openai", '; filename="a.png"', undefined, "a.png", undefined],
  ["a typed part without filename", "", "image/png", undefined, "image/png"],
  ["an upper-case type with a parameter", "", "Image/PNG; name=x", undefined, "image/png"],
  ["a binary/octet-stream part", "", "binary/octet-stream", undefined, "binary/octet-stream"],
  ["curl with a text file", '; filename="a.txt"', "text/plain", "a.txt", "text/plain"],
  ["an empty filename", '; filename=""', "application/octet-stream", undefined, "application/octet-stream"],
])("%s sends a file", async (_client, after, type, filename, contentType) => {
  const form = await temp.read(formBody([part("image", png, { after, type })]));
  const { files, fields } = await contents(form);
  expect(fields).toEqual([]);
  expect(files).toMatchObject([{ fieldName: "image", filename, contentType, bytes: png.toString("hex") }]);
});

test("an image part with neither filename nor type is text", async () => {
  const form = await temp.read(formBody([part("image", "https://example.com/a.png")]));
  expect(form).toMatchObject({ fields: [["image", "https://example.com/a.png"]], files: [] });
});

test("text parts may declare a type and a charset", async () => {
  const form = await temp.read(
    formBody([
      part("prompt", "héllo", { type: "text/plain; charset=UTF-8" }),
      part("size", Buffer.from("caf\u00e9", "latin1"), { type: 'text/plain; charset="iso-8859-1"' }),
      part("svg", '{"a":1}', { type: "application/json" }),
    ]),
  );
  expect(form.fields).toEqual([
    ["prompt", "héllo"],
    ["size", "café"],
    ["svg", '{"a":1}'],
  ]);
});

test("a name that comes twice is there twice, in order", async () => {
  const twice = [part("output_compression", "80"), part("n", "1"), part("output_compression", "90")];
  const form = await temp.read(formBody(twice));
  expect(form.fields.map(([name, value]) => `${name}=${value}`)).toEqual([
    "output_compression=80",
    "n=1",
    "output_compression=90",
  ]);
});

test("an empty form and empty parts are read", async () => {
  expect(await temp.read(formBody([]))).toMatchObject({ fields: [], files: [] });
  const form = await temp.read(
    formBody([part("prompt", ""), part("image", "", { after: '; filename="e.png"' })]),
  );
  expect(form.fields).toEqual([["prompt", ""]]);
  expect(form.files).toMatchObject([{ byteLength: 0 }]);
});

test("a quoted boundary, its case and further parameters are understood", async () => {
  const body = formBody([part("n", "1")], "a b'(x)+_,./:=?z");
  const contentType = `Multipart/Form-Data; charset=utf-8; Boundary="a b'(x)+_,./:=?z"`;
  expect((await temp.read(body, { contentType })).fields).toEqual([["n", "1"]]);
});

test("header names are read in any case, and folded headers as one", async () => {
  const headers = [
    "cOnTent-diSPosition: form-data;",
    '\tname="image";',
    '  filename="a.png"',
    "CONTENT-TYPE:image/png",
    "X-Other: yes",
  ];
  const { files } = await contents(await temp.read(formBody([{ headers, body: png }])));
  expect(files).toMatchObject([{ fieldName: "image", filename: "a.png", contentType: "image/png" }]);
});

test("what stands before the first boundary and after the last is ignored", async () => {
  const body = Buffer.concat([
    Buffer.from("hello\r\n"),
    formBody([part("n", "1")]),
    Buffer.from("\r\n--x\r\nbye"),
  ]);
  expect((await temp.read(body)).fields).toEqual([["n", "1"]]);
});

test("bytes that look like a boundary without its line break stay in the file", async () => {
  const tricky = Buffer.from(
    `a--${BOUNDARY}--\n--${BOUNDARY}\r\n-\r\n--${BOUNDARY.slice(0, -1)}\r\n--\r\r\n`,
  );
  const { files } = await contents(await temp.read(formBody([part("image", tricky, { type: "image/png" })])));
  expect(files[0]?.bytes).toBe(tricky.toString("hex"));
});

const arbitraryPart: fc.Arbitrary<FormPart> = fc
  .record({
    name: fc.constantFrom("image", "image[]", "mask", "prompt", "__proto__", "größe"),
    body: fc.oneof(
      fc.string({ unit: "grapheme" }).map((text) => Buffer.from(text)),
      fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
      fc
        .constantFrom("\r\n", "\r\n--", "\r\n-", "\r", `\r\n--${BOUNDARY.slice(0, 6)}`, "-")
        .map((text) => Buffer.from(text)),
    ),
    after: fc.constantFrom("", '; filename="a.png"', "; filename*=UTF-8''%e2%82%ac.png"),
    type: fc.constantFrom(undefined, "image/png", "application/octet-stream", "text/plain; charset=latin1"),
  })
  .map(({ name, body, ...more }) => part(name, body, more));

test("the same bytes give the same form however they are cut into chunks", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(arbitraryPart, { maxLength: 4 }),
      fc.array(fc.nat(1500), { maxLength: 12 }),
      async (parts, places) => {
        const body = formBody(parts);
        const whole = await outcome(Readable.from([body]));
        expect(await outcome(Readable.from(cutAt(body, places)))).toEqual(whole);
      },
    ),
    { numRuns: 300 },
  );
});

test("one byte at a time gives the same form", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(arbitraryPart, { maxLength: 3 }), async (parts) => {
      const body = formBody(parts);
      const whole = await outcome(Readable.from([body]));
      expect(await outcome(Readable.from(cutAt(body, [...body.keys()])))).toEqual(whole);
    }),
    { numRuns: 40 },
  );
});

/** The form, or the error's own text: a latin1 part of random bytes is fine, a UTF-8 one may not be. */
async function outcome(stream: Readable) {
  return temp.read(stream).then(contents, (error: unknown) => String(error));
}
