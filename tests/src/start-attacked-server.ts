import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { errorBody } from "@pinhole/contract";
import { afterAll, afterEach, expect, vi } from "vitest";
import { filePart, formBody, formContentType, type FormPart, textParts } from "./form-body.ts";
import { decodePicture, type DecodedPicture } from "./pictures.ts";
import { type RawAnswer, sendRaw } from "./send-raw.ts";
import { startTestServer, type TestServer } from "./start-test-server.ts";

/** A body as it is written to the socket. */
export interface RawPost {
  path?: string;
  /** Empty: no content type at all. */
  type?: string;
  body: string | Uint8Array;
  headers?: Record<string, string>;
}

export interface AttackedServer extends TestServer {
  post: (wish: RawPost) => Promise<RawAnswer>;
  /** An edit of one image, as a form. */
  edit: (image: Uint8Array, options?: EditOptions) => Promise<RawAnswer>;
}

interface EditOptions {
  model?: string;
  /** Declared for the image. */
  type?: string;
  more?: readonly FormPart[];
}

/**
 * A server to attack over plain sockets. After each test it must be alive, with nothing unfinished on disk, no stored
 * file without its row, and no fault in its log.
 */
export async function startAttackedServer(): Promise<AttackedServer> {
  const server = await startTestServer();
  afterAll(() => server.stop());
  afterEach(async () => {
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    await vi.waitFor(async () => expect(await server.tempFiles()).toEqual([]), { timeout: 5_000 });
    await vi.waitFor(async () => expect(await storedFiles(server)).toEqual(storedRows(server)), {
      timeout: 5_000,
    });
    expect(server.log.filter((line) => /"level":"(error|fatal)"/.test(line))).toEqual([]);
  });
  const post = async (wish: RawPost) => await sendRaw(server.url, rawPost(wish));
  return {
    ...server,
    post,
    async edit(image, { model = "gpt-image-1", type = "image/png", more = [] } = {}) {
      const parts = [
        ...textParts({ model, prompt: "a red balloon", size: "256x256", response_format: "b64_json" }),
        filePart("image", image, type),
        ...more,
      ];
      return await post({ path: "/v1/images/edits", type: formContentType, body: formBody(parts) });
    },
  };
}

async function storedFiles({ home }: TestServer): Promise<string[]> {
  const entries = await readdir(join(home, "blobs"), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .toSorted();
}

function storedRows(server: TestServer): string[] {
  return server
    .query("select id from blobs")
    .map(({ id }) => String(id))
    .toSorted();
}

/** The head and the body of a POST. */
export function rawPost(wish: RawPost): [head: Buffer, body: Buffer] {
  const { path = "/v1/images/generations", type = "application/json", headers } = wish;
  const body = Buffer.from(wish.body as string);
  const lines = Object.entries({
    host: "localhost",
    ...(type !== "" && { "content-type": type }),
    "content-length": String(body.length),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return [Buffer.from(`POST ${path} HTTP/1.1\r\n${lines.join("")}\r\n`, "latin1"), body];
}

/** The error of an answer, once its envelope, headers and status are what they must be. */
export function errorOf(answer: RawAnswer, status: number) {
  expect(answer.body.toString().slice(0, 300)).toContain('"error"');
  expect(answer.status).toBe(status);
  expect(answer.headers.get("content-type")).toBe("application/json");
  expect(answer.headers.get("x-request-id")).toMatch(/^req_[0-9a-f]{32}$/);
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  const { error } = errorBody.strict().parse(answer.json());
  expect(Object.keys(error)).toEqual(["message", "type", "param", "code"]);
  expect(error.message).not.toMatch(/node_modules|\bat \w+ \(|\/tmp\//);
  return error;
}

/** The picture of an answer in base64. */
export async function pictureOf(answer: RawAnswer): Promise<DecodedPicture> {
  expect(answer.status, answer.body.toString().slice(0, 300)).toBe(200);
  const { data } = answer.json() as { data: { b64_json: string }[] };
  return await decodePicture(Buffer.from(data[0]?.b64_json ?? "", "base64"));
}
