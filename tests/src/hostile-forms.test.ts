import { readdir } from "node:fs/promises";
import { describe, expect, test, vi } from "vitest";
import { boundary, filePart, formBody, formContentType, textParts } from "./form-body.ts";
import { anyPng, pngChunk, withChunks } from "./pictures.ts";
import { openSocket, readAnswer, sendRaw } from "./send-raw.ts";
import { errorOf, rawPost, startAttackedServer } from "./start-attacked-server.ts";
import { startTestServer } from "./start-test-server.ts";

const server = await startAttackedServer();
const { post, edit } = server;
const png = await anyPng(64);

describe("forms", () => {
  const words = "The multipart/form-data body could not be read: ";
  const image = filePart("image", png);
  const whole = formBody([...textParts({ model: "gpt-image-1", prompt: "x" }), image]);
  const postForm = async (body: string | Uint8Array, type = formContentType) =>
    await post({ path: "/v1/images/edits", type, body });
  const withPart = (part: string) =>
    Buffer.concat([Buffer.from(`--${boundary}\r\n${part}\r\n`, "latin1"), whole]);

  test.each([
    [
      "no boundary",
      whole,
      "multipart/form-data",
      "The content type names no boundary. Let your HTTP client set the content-type header of the form.",
    ],
    [
      "another boundary than it has",
      whole,
      "multipart/form-data; boundary=other",
      "It ends before its closing boundary. Send it again, whole.",
    ],
    [
      "a boundary of 71 characters",
      whole,
      `multipart/form-data; boundary=${"x".repeat(71)}`,
      "The boundary is longer than 70 characters.",
    ],
    ["nothing", "", formContentType, "It ends before its closing boundary. Send it again, whole."],
    [
      "only half of itself",
      whole.subarray(0, whole.length / 2),
      formContentType,
      "It ends before its closing boundary. Send it again, whole.",
    ],
    [
      "no closing boundary",
      whole.subarray(0, whole.length - boundary.length - 8),
      formContentType,
      "It ends before its closing boundary. Send it again, whole.",
    ],
    [
      "a part without a name",
      withPart('Content-Disposition: form-data; filename="x"\r\n\r\nx'),
      formContentType,
      'A part has no name. Each needs a header like Content-Disposition: form-data; name="prompt".',
    ],
    [
      "a part without headers",
      withPart("\r\nx"),
      formContentType,
      "A part's headers are malformed or over 16 KB.",
    ],
    [
      "a part in base64",
      withPart('Content-Disposition: form-data; name="a"\r\nContent-Transfer-Encoding: base64\r\n\r\neA=='),
      formContentType,
      "A part has a Content-Transfer-Encoding. Send its bytes as they are.",
    ],
    [
      "a part with headers of 30 KB",
      withPart(`Content-Disposition: form-data; name="a"\r\nx: ${"y".repeat(30_000)}\r\n\r\nx`),
      formContentType,
      "A part's headers are malformed or over 16 KB.",
    ],
    [
      "65 text parts",
      formBody(Array.from({ length: 65 }, (_, index) => ({ name: `f${index}`, value: "x" }))),
      formContentType,
      "It has more than 64 text parts.",
    ],
    [
      "21 files",
      formBody(Array.from({ length: 21 }, () => image)),
      formContentType,
      "It has more than 20 files.",
    ],
    [
      "a text part of 1 MB",
      formBody(textParts({ prompt: "x".repeat(2 ** 20 + 1) })),
      formContentType,
      "Its text parts are over 1048576 bytes together. Send pictures as file parts.",
    ],
  ])("with %s", async (_, body, type, reason) => {
    expect(errorOf(await postForm(body, type), 400)).toEqual({
      message: words + reason,
      type: "invalid_request_error",
      param: null,
      code: "invalid_multipart",
    });
  });

  test("200,000 fields are refused while they still come, and others are served", async () => {
    const field = `--${boundary}\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n`;
    const socket = await openSocket(server.url);
    const length = field.length * 200_000;
    socket.write(
      `POST /v1/images/edits HTTP/1.1\r\nhost: localhost\r\ncontent-type: ${formContentType}\r\ncontent-length: ${length}\r\n\r\n`,
    );
    socket.write(field.repeat(1_000));
    const error = errorOf(await readAnswer(socket), 400);
    expect(error.message).toBe(`${words}It has more than 64 text parts.`);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    socket.destroy();
  });

  test.each([
    ["an image as text", textParts({ prompt: "x", model: "gpt-image-1", image: "a.png" }), "invalid_type"],
    [
      "a mask as text",
      [...textParts({ prompt: "x", model: "gpt-image-1", mask: "a.png" }), image],
      "invalid_type",
    ],
    ["no image", textParts({ prompt: "x", model: "gpt-image-1" }), "missing_required_parameter"],
    ["no prompt", [...textParts({ model: "gpt-image-1" }), image], "missing_required_parameter"],
    [
      "images as JSON names them",
      [...textParts({ model: "gpt-image-1", prompt: "x" }), { ...image, name: "images" }],
      "invalid_value",
    ],
    ["n=abc", [...textParts({ model: "gpt-image-1", prompt: "x", n: "abc" }), image], "invalid_type"],
    ["a NUL in the prompt", [...textParts({ model: "gpt-image-1", prompt: "a\0b" }), image], "invalid_value"],
  ])("with %s", async (_, parts, code) => {
    expect(errorOf(await postForm(formBody(parts)), 400).code).toBe(code);
  });

  test("with text that is no UTF-8", async () => {
    const part = Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="prompt"\r\n\r\n\xff\xfe\r\n`,
      "latin1",
    );
    const body = Buffer.concat([part, formBody([image])]);
    expect(errorOf(await postForm(body), 400).type).toBe("invalid_request_error");
  });

  test.each([
    "../../../../etc/cron.d/x",
    "C:\\Windows\\x.png",
    "/etc/passwd",
    "..",
    "a\0.png",
    "x".repeat(5_000),
    "%2e%2e%2fx",
    "CON",
  ])("a filename is a word, never a path: %s", async (filename) => {
    const parts = [...textParts({ model: "sketch", prompt: "x", size: "32x32" }), { ...image, filename }];
    const answer = await postForm(formBody(parts));
    expect([200, 400]).toContain(answer.status);
    expect((await readdir(server.home)).toSorted()).toEqual(
      expect.arrayContaining(["blobs", "pinhole.db", "server.lock", "tmp"]),
    );
  });

  test("members called __proto__ and constructor are members like any other", async () => {
    const body = formBody([
      ...textParts({ model: "sketch", prompt: "x", size: "32x32", constructor: "1", toString: "2" }),
      { name: "__proto__", value: "3" },
      image,
    ]);
    const answer = await postForm(body);
    expect(answer.status).toBe(200);
    const { pinhole } = answer.json() as { pinhole: { warnings: { option: string }[] } };
    expect(pinhole.warnings.map(({ option }) => option)).toEqual(
      expect.arrayContaining(["__proto__", "constructor", "toString"]),
    );
  });

  test("a file part without a filename, as Java and Ruby send it, is a file", async () => {
    const parts = [
      ...textParts({ model: "sketch", prompt: "x", size: "32x32" }),
      { name: "image[]", value: png, contentType: "application/octet-stream" },
    ];
    expect((await postForm(formBody(parts))).status).toBe(200);
  });

  test("a preamble, an epilogue and a quoted boundary are read over", async () => {
    const body = Buffer.concat([Buffer.from("preamble\r\n"), whole, Buffer.from("epilogue")]);
    const type = `Multipart/Form-Data; charset=utf-8; boundary="${boundary}"`;
    expect((await postForm(body, type)).status).toBe(200);
  });

  test("however its bytes are cut into packets, a form is the same form", async () => {
    const parts = [
      ...textParts({
        model: "sketch",
        prompt: "ein Fuchs 🦊",
        size: "32x32",
        seed: "9",
        response_format: "b64_json",
      }),
      filePart("image", await anyPng(24)),
    ];
    const [head, body] = rawPost({ path: "/v1/images/edits", type: formContentType, body: formBody(parts) });
    const pictures = new Set<string>();
    for (const length of [1, 2, 7, 100, body.length]) {
      const socket = await openSocket(server.url);
      socket.setNoDelay(true);
      const answering = readAnswer(socket);
      socket.write(head);
      for (let at = 0; at < body.length; at += length) {
        socket.write(body.subarray(at, at + length));
        if (at % 64 === 0) await new Promise(setImmediate);
      }
      const answer = await answering;
      expect(answer.status).toBe(200);
      const { data } = answer.json() as { data: { b64_json: string }[] };
      pictures.add(data[0]?.b64_json ?? "");
      socket.destroy();
    }
    expect(pictures.size).toBe(1);
  });

  test("a sender that breaks off in mid-file leaves nothing", async () => {
    const socket = await openSocket(server.url);
    const [head] = rawPost({
      path: "/v1/images/edits",
      type: formContentType,
      body: whole,
    });
    socket.write(head);
    socket.write(whole.subarray(0, whole.length - 200));
    await vi.waitFor(async () => expect(await server.tempFiles()).toHaveLength(1));
    socket.destroy();
  });
});

describe("large uploads", () => {
  const megabyte = 2 ** 20;
  /** A whole PNG of exactly so many bytes. */
  const paddedTo = (length: number) =>
    withChunks(png, [pngChunk("juNk", Buffer.alloc(length - png.length - 12))]);

  test("one byte under 50 MB is taken, 50 MB is not", { timeout: 60_000 }, async () => {
    const taken = await edit(paddedTo(50 * megabyte - 1));
    expect(taken.status).toBe(200);
    expect(errorOf(await edit(paddedTo(50 * megabyte)), 400)).toEqual({
      message: "Invalid file 'image': the file must be smaller than 50 MB.",
      type: "invalid_request_error",
      param: "image",
      code: "file_above_max_size",
    });
  });

  test("60 MB is refused while it still comes", { timeout: 60_000 }, async () => {
    expect(errorOf(await edit(Buffer.alloc(60 * megabyte)), 400).message).toBe(
      "Invalid file 'image': the file must be smaller than 50 MB.",
    );
  });

  test("257 MB is refused by its announced length", async () => {
    const head = `POST /v1/images/edits HTTP/1.1\r\nhost: localhost\r\ncontent-type: ${formContentType}\r\ncontent-length: ${257 * megabyte}\r\n\r\n`;
    expect(errorOf(await sendRaw(server.url, head), 413)).toEqual({
      message: "The request body is over this server's limit of 256 MB.",
      type: "invalid_request_error",
      param: null,
      code: "request_too_large",
    });
  });

  test("a total over the limit is refused, whatever was announced", async () => {
    const small = await startTestServer({ settings: { maxTotalBytes: 2 ** 16 } });
    try {
      const body = formBody([filePart("image", Buffer.alloc(2 ** 17))]);
      const chunks = `POST /v1/images/edits HTTP/1.1\r\nhost: localhost\r\ncontent-type: ${formContentType}\r\ntransfer-encoding: chunked\r\n\r\n${body.length.toString(16)}\r\n`;
      const answer = await sendRaw(small.url, [Buffer.from(chunks), body, Buffer.from("\r\n0\r\n\r\n")]);
      expect(errorOf(answer, 413).code).toBe("request_too_large");
      expect(await small.tempFiles()).toEqual([]);
    } finally {
      await small.stop();
    }
  });
});
