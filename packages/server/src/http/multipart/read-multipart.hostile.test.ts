import { ApiError } from "@pinhole/contract";
import { once } from "node:events";
import { createServer, type IncomingMessage, request } from "node:http";
import type { AddressInfo } from "node:net";
import { PassThrough, Readable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { explainFault } from "./explain-fault.ts";
import { BOUNDARY, formBody, part, type ReadOptions, useTempFolder } from "./form.test.fixture.ts";
import { readMultipart } from "./read-multipart.ts";

const temp = useTempFolder();

/** The error a body is refused with; fails if it is accepted, slow or leaves a file behind. */
async function refusal(body: Buffer | Readable, options: ReadOptions = {}): Promise<ApiError> {
  const started = performance.now();
  const error = await temp.read(body, options).then(
    () => expect.fail("the form was accepted"),
    (reason: unknown) => reason,
  );
  expect(performance.now() - started).toBeLessThan(1000);
  expect(await temp.leftFiles()).toEqual([]);
  if (!(error instanceof ApiError)) throw error;
  expect(error.message).not.toContain(temp.folder());
  return error;
}

const picture = part("image", Buffer.alloc(5000, 7), { after: '; filename="a.png"', type: "image/png" });

test("a boundary of 252 characters is refused", async () => {
  const boundary = "b".repeat(252);
  const error = await refusal(formBody([picture], boundary), {
    contentType: `multipart/form-data; boundary=${boundary}`,
  });
  expect(error).toMatchObject({ status: 400, type: "invalid_request_error", code: "invalid_multipart" });
  expect(error.message).toContain("70 characters");
});

test.each([
  ["no content type", ""],
  ["another content type", "application/json"],
  ["a form of the other kind", "application/x-www-form-urlencoded"],
  ["no boundary", "multipart/form-data"],
  ["an empty boundary", "multipart/form-data; boundary="],
  ["an empty quoted boundary", 'multipart/form-data; boundary=""'],
  ["a control character in the boundary", 'multipart/form-data; boundary="a\tb"'],
  ["a boundary the body does not have", "multipart/form-data; boundary=other"],
])("%s is a 400", async (_name, contentType) => {
  expect(await refusal(formBody([picture]), { contentType })).toMatchObject({
    status: 400,
    code: "invalid_multipart",
    param: null,
  });
});

test("parts and headers called __proto__ are names like any other", async () => {
  const headers = [
    'Content-Disposition: form-data; name="__proto__"',
    "__proto__: polluted",
    "constructor: x",
  ];
  const form = await temp.read(formBody([{ headers, body: "evil" }]));
  expect(form.fields).toEqual([["__proto__", "evil"]]);
  expect("polluted" in {}).toBe(false);
});

test("a bare carriage return in a filename is refused", async () => {
  const error = await refusal(formBody([part("image", "x", { after: '; filename="a\rb.png"' })]));
  expect(error.message).toContain("headers are malformed");
});

test("a NUL in a part's header is refused", async () => {
  expect(await refusal(formBody([part("ima\0ge", "x")]))).toMatchObject({ status: 400 });
});

test.each(["../../../../etc/passwd", String.raw`..\\..\\windows\\system.ini`, "/etc/passwd", "a/../../b"])(
  "the filename %s decides nothing about the path",
  async (filename) => {
    const form = await temp.read(formBody([part("image", "x", { after: `; filename="${filename}"` })]));
    expect(form.files[0]?.filename).not.toMatch(/[/\\]/);
    expect(await temp.leftFiles()).toEqual([form.files[0]?.path.slice(temp.folder().length + 1)]);
  },
);

test("a filename in extended notation is decoded", async () => {
  const form = await temp.read(
    formBody([part("image", "x", { after: "; filename*=UTF-8''%e2%82%ac%2f..%2fx.png" })]),
  );
  expect(form.files[0]?.filename).toBe("x.png");
});

test("200,000 fields are refused without reading them", async () => {
  const field = Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n`);
  const source = countingSource(Buffer.concat(Array.from({ length: 1000 }, () => field)), 200);
  const error = await refusal(source.stream);
  expect(error.message).toContain("more than 64 text parts");
  expect(source.pulled()).toBeLessThan(10);
});

test("200,000 fields in one chunk are refused as fast", async () => {
  const field = Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n`);
  const error = await refusal(Buffer.concat(Array.from({ length: 200_000 }, () => field)));
  expect(error.message).toContain("more than 64 text parts");
});

test("too many files are refused and those already on disk removed", async () => {
  const error = await refusal(formBody(Array.from({ length: 30 }, () => picture)));
  expect(error).toMatchObject({ status: 400, code: "invalid_multipart" });
  expect(error.message).toContain("more than 20 files");
});

test("exactly as many files and fields as allowed are accepted", async () => {
  const limits = { maxFiles: 2, maxFields: 2, maxFileBytes: 5000, maxTextBytes: 4 };
  const parts = [picture, picture, part("a", "12"), part("b", "34")];
  const form = await temp.read(formBody(parts), { limits });
  expect(form.files).toHaveLength(2);
  expect(form.fields).toHaveLength(2);
});

test("a part header of 8 MB is refused", async () => {
  const headers = ['Content-Disposition: form-data; name="a"', `X-Long: ${"x".repeat(8 * 2 ** 20)}`];
  expect((await refusal(formBody([{ headers, body: "" }]))).message).toContain("16 KB");
});

test("a part with too many headers is refused", async () => {
  const headers = Array.from({ length: 60 }, (_, index) => `X-${index}: 1`);
  const error = await refusal(
    formBody([{ headers: [...headers, 'Content-Disposition: form-data; name="a"'], body: "" }]),
  );
  expect(error.message).toContain("more than 32 headers");
});

test("20 MB of near-boundaries stay in the file and cost little", async () => {
  const nearly = Buffer.from(`\r\n--${BOUNDARY.slice(0, -1)}`);
  const bytes = Buffer.concat(
    Array.from({ length: Math.ceil((20 * 2 ** 20) / nearly.length) }, () => nearly),
  );
  const started = performance.now();
  const form = await temp.read(formBody([part("image", bytes, { type: "image/png" })]));
  expect(form.files[0]?.byteLength).toBe(bytes.length);
  expect(performance.now() - started).toBeLessThan(3000);
});

test("a body that ends anywhere before its closing boundary is refused", async () => {
  const body = formBody([part("prompt", "hello"), picture, part("n", "1")]);
  for (let length = 0; length < body.length - 4; length += Math.ceil(body.length / 60)) {
    const error = await refusal(body.subarray(0, length));
    expect(error).toMatchObject({ status: 400, code: "invalid_multipart" });
    expect(error.message).toContain("before its closing boundary");
  }
});

test.each([
  ["no Content-Disposition", ["Content-Type: image/png"]],
  ["no name", ["Content-Disposition: form-data"]],
  ["an empty name", ['Content-Disposition: form-data; name=""']],
  ["a name that never closes", ['Content-Disposition: form-data; name="a']],
  ["a disposition of another kind", ['Content-Disposition: attachment; name="a"']],
  ["a file without a name", ['Content-Disposition: form-data; filename="a.png"']],
])("a part with %s is refused, not dropped", async (_name, headers) => {
  const error = await refusal(formBody([part("n", "1"), { headers, body: "x" }]));
  expect(error.message).toContain("A part has no name");
});

test("a line that is no header is refused", async () => {
  expect(await refusal(formBody([{ headers: ["nonsense"], body: "x" }]))).toMatchObject({ status: 400 });
});

test("base64 as transfer encoding is refused, not stored as the picture", async () => {
  const headers = [
    'Content-Disposition: form-data; name="image"; filename="a"',
    "Content-Transfer-Encoding: base64",
  ];
  expect((await refusal(formBody([{ headers, body: "iVBORw0KGgo=" }]))).message).toContain(
    "Content-Transfer-Encoding",
  );
});

test("text that is not UTF-8 is refused, not repaired", async () => {
  const error = await refusal(formBody([part("prompt", Buffer.from([0x66, 0xff, 0xfe]))]));
  expect(error.message).toContain("part 'prompt'");
});

test("an unknown charset is refused", async () => {
  expect(
    await refusal(formBody([part("prompt", "x", { type: "text/plain; charset=klingon" })])),
  ).toMatchObject({
    status: 400,
  });
});

test("a file over its limit is refused while it arrives, by name", async () => {
  const source = countingSource(Buffer.alloc(65_536), 1000, formBody([picture]).subarray(0, 120));
  const error = await refusal(source.stream, { limits: { maxFileBytes: 2 ** 20 } });
  expect(error).toMatchObject({ param: "image", code: "file_above_max_size" });
  expect(error.message).toContain("1 MB");
  expect(source.pulled()).toBeLessThan(60);
});

test("a body over its limit is a 413, whatever Content-Length said", async () => {
  const error = await refusal(formBody([picture, picture]), { limits: { maxTotalBytes: 8192 } });
  expect(error).toMatchObject({ status: 413, code: "request_too_large" });
});

test("text over its limit is refused", async () => {
  const error = await refusal(formBody([part("prompt", "x".repeat(2 ** 21))]));
  expect(error.message).toContain("1048576 bytes");
});

test("many small text parts together meet the same limit", async () => {
  const parts = Array.from({ length: 40 }, () => part("a", "x".repeat(30_000)));
  expect((await refusal(formBody(parts))).message).toContain("1048576 bytes");
});

test("a sender that trickles is cut off with a 408", async () => {
  const stream = new PassThrough();
  stream.write(formBody([picture]).subarray(0, 300));
  const trickle = setInterval(() => stream.write("x"), 10);
  const limits = { rateGraceMs: 60, rateWindowMs: 60, minimumBytesPerSecond: 8192 };
  const error = await refusal(stream, { limits }).finally(() => clearInterval(trickle));
  expect(error).toMatchObject({ status: 408 });
});

test("a sender that is steady but not fast is left alone", async () => {
  const stream = new PassThrough();
  const body = formBody([part("image", Buffer.alloc(40_000), { type: "image/png" })]);
  const limits = { rateGraceMs: 20, rateWindowMs: 60, minimumBytesPerSecond: 20_000 };
  const reading = temp.read(stream, { limits });
  for (let offset = 0; offset < body.length; offset += 2000) {
    stream.write(body.subarray(offset, offset + 2000));
    await wait(20);
  }
  stream.end();
  expect((await reading).files[0]?.byteLength).toBe(40_000);
});

test("an abort stops reading, removes the files and is what the caller sees", async () => {
  const stream = new PassThrough();
  const aborting = new AbortController();
  stream.write(formBody([picture, picture]).subarray(0, 9000));
  const reading = temp.read(stream, { signal: aborting.signal });
  await wait(30);
  expect(await temp.leftFiles()).not.toEqual([]);
  aborting.abort(new Error("nobody waits"));
  await expect(reading).rejects.toThrow("nobody waits");
  expect(await temp.leftFiles()).toEqual([]);
});

test("a form that is aborted before it starts is not read", async () => {
  const source = countingSource(Buffer.alloc(65_536), 10);
  await expect(temp.read(source.stream, { signal: AbortSignal.abort(new Error("gone")) })).rejects.toThrow(
    "gone",
  );
});

test("a stream that was destroyed before reading is refused, not waited for", async () => {
  const stream = new PassThrough();
  stream.destroy();
  await wait(5);
  expect(await refusal(stream)).toMatchObject({ status: 400 });
});

test("a folder that is not there fails, and does not hang", async () => {
  const source = Readable.from([formBody([picture])]);
  const reading = readMultipart(
    source,
    { "content-type": `multipart/form-data; boundary=${BOUNDARY}` },
    { tempFolder: "/nonexistent/pinhole" },
  );
  await expect(reading).rejects.toMatchObject({ code: "ENOENT" });
});

test("a full disk is a 503 that says so", () => {
  const full = Object.assign(new Error("ENOSPC: no space left on device, write"), {
    code: "ENOSPC",
    syscall: "write",
  });
  expect(explainFault(full)).toMatchObject({ status: 503, code: "no_space_left" });
});

test("a client that goes away mid-upload leaves no file", async () => {
  const outcome = Promise.withResolvers<unknown>();
  await withServer(outcome, async (port) => {
    const sending = request({
      port,
      method: "POST",
      headers: { "content-type": `multipart/form-data; boundary=${BOUNDARY}` },
    });
    sending.on("error", () => {});
    sending.write(formBody([picture, picture]).subarray(0, 9000));
    await wait(50);
    sending.destroy();
    expect(await outcome.promise).toMatchObject({ status: 400 });
  });
  expect(await temp.leftFiles()).toEqual([]);
});

test("a client still sending gets the refusal", async () => {
  const outcome = Promise.withResolvers<unknown>();
  await withServer(outcome, async (port) => {
    const sending = request({
      port,
      method: "POST",
      headers: { "content-type": `multipart/form-data; boundary=${BOUNDARY}` },
    });
    sending.on("error", () => {});
    sending.write(Buffer.concat([formBody([picture]).subarray(0, 120), Buffer.alloc(3 * 2 ** 20)]));
    const [response] = (await once(sending, "response")) as [IncomingMessage];
    expect(response.statusCode).toBe(413);
    sending.destroy();
  });
});

/** A server that reads each form with a total limit of 1 MiB and answers with the error's status. */
async function withServer(
  outcome: PromiseWithResolvers<unknown>,
  use: (port: number) => Promise<void>,
): Promise<void> {
  const server = createServer((incoming, response) => {
    void readMultipart(incoming, incoming.headers, {
      tempFolder: temp.folder(),
      limits: { maxTotalBytes: 2 ** 20 },
    }).catch((error: unknown) => {
      outcome.resolve(error);
      response.writeHead(error instanceof ApiError ? error.status : 500, { connection: "close" }).end();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    await use((server.address() as AddressInfo).port);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** Gives `first`, then the same chunk `times` times, and counts how many were asked for. */
function countingSource(chunk: Buffer, times: number, first?: Buffer) {
  let pulled = 0;
  const stream = Readable.from(
    (function* chunks() {
      if (first) yield first;
      for (; pulled < times; pulled += 1) yield chunk;
    })(),
    { highWaterMark: 1 },
  );
  return { stream, pulled: () => pulled };
}
