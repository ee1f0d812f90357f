import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { formBody, formContentType, textParts } from "./form-body.ts";
import { openSocket, sendRaw } from "./send-raw.ts";
import { errorOf, startAttackedServer } from "./start-attacked-server.ts";

const server = await startAttackedServer();
const { post } = server;

describe("JSON that is not what it should be", () => {
  const malformed =
    "We could not parse the JSON body of your request. (HINT: the body must be one JSON object, encoded in UTF-8 and sent with content-type: application/json.)";
  test.each([
    ["nothing", "", malformed],
    ["half an object", '{"prompt":', malformed],
    ["two objects", '{"prompt":"x"}{"prompt":"y"}', malformed],
    ["single quotes", "{'prompt':'x'}", malformed],
    ["a comment", '{"prompt":"x"/**/}', malformed],
    ["NaN", '{"prompt":"x","n":NaN}', malformed],
    ["a raw newline in a text", '{"prompt":"a\nb"}', malformed],
    ["bytes that are no UTF-8", Buffer.from('{"prompt":"\xff\xfe"}', "latin1"), malformed],
    ["UTF-16", Buffer.from('{"prompt":"x"}', "utf16le"), malformed],
    ["an array", "[]", "Invalid type for the request body: expected an object, but got an array instead."],
    ["null", "null", "Invalid type for the request body: expected an object, but got null instead."],
    [
      "a text",
      '"prompt"',
      "Invalid type for the request body: expected an object, but got a string instead.",
    ],
    [
      "100,000 arrays in each other",
      `${"[".repeat(100_000)}${"]".repeat(100_000)}`,
      "Invalid type for the request body: expected an object, but got an array instead.",
    ],
    [
      "a prompt of 100,000 objects in each other",
      `{"prompt":${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}}`,
      "Invalid type for 'prompt': expected a string, but got an object instead.",
    ],
    ["its prompt in __proto__", '{"__proto__":{"prompt":"x"}}', "Missing required parameter: 'prompt'."],
    [
      "a NUL in the prompt",
      String.raw`{"prompt":"a\u0000b"}`,
      "Invalid 'prompt': the text contains a NUL character. Remove it and send valid Unicode.",
    ],
    [
      "half a surrogate pair",
      String.raw`{"prompt":"\ud800"}`,
      "Invalid 'prompt': the text contains half of a surrogate pair. Remove it and send valid Unicode.",
    ],
    [
      "the other half, in user",
      String.raw`{"prompt":"x","user":"\udfff"}`,
      "Invalid 'user': the text contains half of a surrogate pair. Remove it and send valid Unicode.",
    ],
    [
      "a prompt of 1,001 emoji",
      JSON.stringify({ prompt: "🦊".repeat(1_001) }),
      "Prompt must be length 1000 or less. Your prompt length is 1001. Please reduce your prompt length.",
    ],
    [
      "a number beyond all",
      '{"prompt":"x","n":1e999}',
      "Invalid type for 'n': expected an integer, but got a decimal number instead.",
    ],
    [
      "a seed beyond 2^32",
      '{"prompt":"x","seed":4294967296}',
      "4294967296 is greater than the maximum of 4294967295 - 'seed'",
    ],
  ])("%s", async (_, body, message) => {
    expect(errorOf(await post({ body }), 400).message).toBe(message);
  });

  test("1,000 emoji are 1,000 characters", async () => {
    const body = JSON.stringify({ prompt: "🦊".repeat(1_000), size: "256x256" });
    expect((await post({ body })).status).toBe(200);
  });

  test("over 1 MB is 413, told before it is sent in full", async () => {
    const body = JSON.stringify({ prompt: "x".repeat(2 ** 20) });
    const error = errorOf(await post({ body }), 413);
    expect(error).toEqual({
      message: "The request body is over this server's limit of 1 MB.",
      type: "invalid_request_error",
      param: null,
      code: "request_too_large",
    });
    const announced = `POST /v1/images/generations HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 999999999\r\n\r\n`;
    errorOf(await sendRaw(server.url, announced), 413);
  });

  test("over 1 MB in chunks is 413 as well", async () => {
    const chunk = `10000\r\n${"x".repeat(0x10000)}\r\n`;
    const head =
      "POST /v1/images/generations HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n";
    errorOf(await sendRaw(server.url, head + chunk.repeat(40)), 413);
  });

  test("a body that breaks off is no request", async () => {
    const before = server.query("select count(*) as jobs from jobs");
    const socket = await openSocket(server.url);
    socket.write(
      'POST /v1/images/generations HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 900\r\n\r\n{"prompt":"x"',
    );
    await delay(50);
    socket.destroy();
    await delay(50);
    expect(server.query("select count(*) as jobs from jobs")).toEqual(before);
  });
});

describe("content types", () => {
  const forJson = "This operation takes 'application/json'.";
  const forEdits = "This operation takes 'multipart/form-data' or 'application/json'.";
  const form = formBody(textParts({ prompt: "x" }));
  test.each([
    ["/v1/images/generations", "text/plain", "{}", `Unsupported content type: 'text/plain'. ${forJson}`],
    ["/v1/images/generations", "", "{}", `Unsupported content type: ''. ${forJson}`],
    [
      "/v1/images/generations",
      formContentType,
      form,
      `Unsupported content type: '${formContentType}'. ${forJson}`,
    ],
    [
      "/v1/images/edits",
      "application/x-www-form-urlencoded",
      "prompt=x",
      `Unsupported content type: 'application/x-www-form-urlencoded'. ${forEdits}`,
    ],
    [
      "/v1/images/variations",
      "application/json",
      "{}",
      "Unsupported content type: 'application/json'. This operation takes 'multipart/form-data'.",
    ],
    [
      "/v1/images/edits",
      "multipart/mixed; boundary=x",
      "--x--",
      `Unsupported content type: 'multipart/mixed; boundary=x'. ${forEdits}`,
    ],
  ])("POST %s as '%s'", async (path, type, body, message) => {
    const error = errorOf(await post({ path, type, body }), 415);
    expect(error).toEqual({
      message,
      type: "invalid_request_error",
      param: null,
      code: "unsupported_media_type",
    });
  });

  test.each(["gzip", "deflate", "br", "identity, gzip"])(
    "a body in content-encoding %s",
    async (encoding) => {
      const answer = await post({ body: "{}", headers: { "content-encoding": encoding } });
      expect(errorOf(answer, 415).message).toContain(`content-encoding: ${encoding}`);
    },
  );

  test("capitals and parameters of a media type do not matter", async () => {
    const type = "Application/JSON; charset=UTF-8";
    const body = JSON.stringify({ prompt: "a cup", size: "256x256" });
    expect((await post({ type, body })).status).toBe(200);
  });

  test("a refused body is not asked for", async () => {
    const socket = await openSocket(server.url);
    socket.write(
      "POST /v1/images/edits HTTP/1.1\r\nhost: localhost\r\ncontent-type: text/plain\r\ncontent-length: 99\r\nexpect: 100-continue\r\n\r\n",
    );
    const [first] = (await once(socket, "data")) as [Buffer];
    expect(first.toString()).toMatch(/^HTTP\/1\.1 415 /);
    socket.destroy();
  });
});

describe("what is not HTTP", () => {
  const bad = { code: "malformed_request", type: "invalid_request_error", param: null };
  test.each([
    ["no request line", "hello\r\n\r\n", 400],
    ["TLS", Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03]), 400],
    ["no version", "GET /\r\n\r\n", 400],
    ["version 9", "GET / HTTP/9.9\r\nhost: localhost\r\n\r\n", 400],
    ["a space in a header's name", "GET / HTTP/1.1\r\nhost: localhost\r\nbad name: x\r\n\r\n", 400],
    ["a NUL in a header", "GET / HTTP/1.1\r\nhost: localhost\r\nx: a\0b\r\n\r\n", 400],
    ["a header over lines", "GET / HTTP/1.1\r\nhost: localhost\r\nx: a\r\n b\r\n\r\n", 400],
    ["no Host", "GET /v1/models HTTP/1.1\r\n\r\n", 400],
    [
      "a bad length",
      "POST /v1/images/generations HTTP/1.1\r\nhost: localhost\r\ncontent-length: -1\r\n\r\n",
      400,
    ],
    [
      "two lengths",
      "POST /v1/images/generations HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n{}",
      400,
    ],
    [
      "a length and chunks (request smuggling)",
      "POST /v1/images/generations HTTP/1.1\r\nhost: localhost\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
      400,
    ],
    ["headers of 20 KB", `GET / HTTP/1.1\r\nhost: localhost\r\nx: ${"y".repeat(20_000)}\r\n\r\n`, 431],
    ["3,000 headers", `GET / HTTP/1.1\r\nhost: localhost\r\n${"x: y\r\n".repeat(3_000)}\r\n`, 431],
    ["a path of 20 KB", `GET /${"y".repeat(20_000)} HTTP/1.1\r\nhost: localhost\r\n\r\n`, 431],
  ])("%s", async (_, bytes, status) => {
    const error = errorOf(await sendRaw(server.url, bytes), status);
    expect(error).toMatchObject(bad);
    expect(error.message).toBe("The request could not be understood. Check its headers and encoding.");
  });

  test("a chunk of no size, in mid-body", async () => {
    const head =
      "POST /v1/images/generations HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n";
    const answer = await sendRaw(server.url, `${head}zz\r\n{}\r\n0\r\n\r\n`);
    expect(errorOf(answer, 400).type).toBe("invalid_request_error");
  });

  test.each(["TRACE", "PROPFIND", "BREW", "get"])("the method %s", async (method) => {
    const answer = await sendRaw(server.url, `${method} /v1/models HTTP/1.1\r\nhost: localhost\r\n\r\n`);
    expect([400, 404, 405]).toContain(answer.status);
    errorOf(answer, answer.status);
  });

  test("CONNECT gets nowhere", async () => {
    const socket = await openSocket(server.url);
    const ended = once(socket, "close");
    socket.write("CONNECT example.com:443 HTTP/1.1\r\nhost: example.com:443\r\n\r\n");
    socket.resume();
    await ended;
  });

  test("a connection that says nothing and goes", async () => {
    for (let count = 0; count < 50; count += 1) (await openSocket(server.url)).destroy();
  });
});

describe("paths and methods", () => {
  test.each([
    "/v1/images/generationss",
    "/v1/images",
    "/v2/images/generations",
    "/v1/../v1/models",
    "/v1/images/generations/..%2f..%2fmodels",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/v1//models",
    "/v1/images/generations%00",
    "/server.json",
    "/pinhole.db",
    "/.env",
  ])("%s is unknown", async (path) => {
    const answer = await sendRaw(server.url, `GET ${path} HTTP/1.1\r\nhost: localhost\r\n\r\n`);
    const error = errorOf(answer, 404);
    expect(error).toMatchObject({ type: "invalid_request_error", param: null, code: "unknown_url" });
    expect(error.message).toMatch(/^Invalid URL \(GET \/[\x20-\x7e]*\)$/);
  });

  test.each(["/v1/models/%zz", "/v1/\u00ff"])("%s is no address", async (path) => {
    const answer = await sendRaw(server.url, `GET ${path} HTTP/1.1\r\nhost: localhost\r\n\r\n`);
    expect(errorOf(answer, 400).code).toBe("malformed_request");
  });

  test.each([
    ["GET", "/v1/images/generations", "POST"],
    ["DELETE", "/v1/images/edits", "POST"],
    ["PUT", "/v1/images/variations", "POST"],
    ["POST", "/v1/models", "GET"],
    ["DELETE", "/v1/models/sketch", "GET"],
  ])("%s %s is 405", async (method, path, allowed) => {
    const answer = await sendRaw(
      server.url,
      `${method} ${path} HTTP/1.1\r\nhost: localhost\r\ncontent-length: 0\r\n\r\n`,
    );
    expect(errorOf(answer, 405)).toEqual({
      message: `Not allowed to ${method} on this path. (HINT: use ${allowed})`,
      type: "invalid_request_error",
      param: null,
      code: "method_not_supported",
    });
    expect(answer.headers.get("allow")).toContain(allowed);
  });
});

describe("other sites", () => {
  const call = async (headers: Record<string, string>) =>
    await post({ body: JSON.stringify({ prompt: "a cup", size: "256x256" }), headers });

  test.each(["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "10.0.0.1", ""])(
    "the Host '%s' is refused while there are no keys",
    async (host) => {
      expect(errorOf(await call({ host }), 403)).toEqual({
        message: `Requests for the host '${host}' are refused while this server has no keys. Add a key (pinhole keys add NAME) or call it as localhost.`,
        type: "invalid_request_error",
        param: null,
        code: "foreign_host",
      });
    },
  );

  test.each([
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: "http://localhost:9" },
    { "sec-fetch-site": "cross-site" },
  ])("%j is refused", async (headers) => {
    const error = errorOf(await call(headers as unknown as Record<string, string>), 403);
    expect(error.code).toBe("foreign_origin");
    expect(error.message).toMatch(
      /^Requests from the origin '.+' are refused\. Allow it with --cors-origins or PINHOLE_CORS_ORIGINS\.$/,
    );
  });

  test("this machine's own names pass", async () => {
    for (const host of ["localhost", "LOCALHOST:7464", "127.0.0.1", "[::1]:80", "pinhole.localhost"]) {
      expect((await call({ host })).status, host).toBe(200);
    }
  });

  test("no answer allows a foreign page to read it", async () => {
    const answer = await fetch(`${server.baseUrl}/models`);
    expect([...answer.headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
  });
});
