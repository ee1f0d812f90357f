import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { answerFile } from "./fake-hub-file.test.fixture.ts";
import {
  type FakeHub,
  type FakeHubOptions,
  type SeenRequest,
  takeMishap,
} from "./fake-hub-mishaps.test.fixture.ts";
import { listSiblings, listTreePage } from "./fake-hub-lists.test.fixture.ts";

export { writeTinyCheckpoint, writeTinyVae } from "@pinhole/diffusion/tiny-checkpoint";
export { type FakeRepository, fakeRepository, readFakeRepository } from "./fake-repository.test.fixture.ts";
export { padded, tinyDecoderRepository, tinyFiles, tinyRepository } from "./tiny-repository.test.fixture.ts";
export type { FakeHub, FakeHubOptions, Mishap } from "./fake-hub-mishaps.test.fixture.ts";

/** A server that speaks the hub's protocol on one port and holds large files behind redirects on another. */
export async function startFakeHub(options: FakeHubOptions): Promise<FakeHub> {
  const hub: FakeHub = {
    endpoint: "",
    storage: "",
    seen: [],
    mishaps: new Map(),
    options,
    [Symbol.asyncDispose]: async () => void (await Promise.all([close(front), close(storage)])),
  };
  const front = createServer((request, response) => {
    note(hub, "hub", request);
    void answerFront(hub, request, response);
  });
  const storage = createServer((request, response) => {
    note(hub, "storage", request);
    const path = new URL(request.url ?? "/", "http://storage").searchParams.get("path") ?? "";
    const name = new URL(request.url ?? "/", "http://storage").searchParams.get("repository") ?? "";
    const file = options.repositories.get(name)?.files.get(path);
    if (file === undefined) return void response.writeHead(404).end();
    void answerFile(hub, { request, response, path, file });
  });
  hub.endpoint = await listen(front, options.port ?? 0);
  hub.storage = await listen(storage, 0);
  return hub;
}

async function listen(server: Server, port: number): Promise<string> {
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  server.close();
  if (server.listening) await once(server, "close");
}

function note(
  hub: FakeHub,
  side: SeenRequest["side"],
  { method = "", url = "", headers }: IncomingMessage,
): void {
  hub.seen.push({ side, method, url, range: headers.range, authorization: headers.authorization });
}

async function answerFront(hub: FakeHub, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? "/", hub.endpoint);
  const [, api, name = "", kind, revision = "", path = ""] =
    /^\/(api\/models\/)?([^/]+\/[^/]+)\/(revision|tree|resolve)\/([^/]+)\/?(.*)$/.exec(pathname) ?? [];
  const repository = hub.options.repositories.get(name);
  const filePath = decodeURIComponent(path);
  if (mishap(hub, { response, path: api ? "api" : filePath })) return;
  if (sendOn(hub, request, { response, name })) return;
  if (repository === undefined) return refuse(response, 401, "RepoNotFound");
  const knows = [repository.commit, "main", ...(repository.revisions ?? [])];
  if (!knows.includes(decodeURIComponent(revision))) return refuse(response, 404, "RevisionNotFound");
  if (kind === "revision") return sendJson(response, listSiblings(hub, { name, repository }));
  if (kind === "tree") return listTreePage(hub, { response, repository, after: searchParams.get("cursor") });
  if (repository.gated && !hasAcceptedToken(hub, request)) {
    return refuse(response, request.headers.authorization ? 403 : 401, "GatedRepo");
  }
  const file = repository.files.get(filePath);
  if (file === undefined) return refuse(response, 404, "EntryNotFound");
  const shared = { "x-repo-commit": repository.commit };
  if (file.sha256 === undefined) {
    return answerFile(hub, {
      request,
      response,
      path: filePath,
      file,
      headers: { ...shared, etag: `"${file.gitOid}"` },
    });
  }
  const target = new URL("/large", hub.storage);
  target.search = new URLSearchParams({ repository: name, path: filePath, signature: "abc" }).toString();
  const linked = { "x-linked-etag": `"${file.sha256}"`, "x-linked-size": String(file.size) };
  response.writeHead(302, { ...shared, ...linked, location: target.href }).end();
}

/** Where the repository has another name by now. */
function sendOn(
  { options }: FakeHub,
  { url = "" }: IncomingMessage,
  { response, name }: { response: ServerResponse; name: string },
): boolean {
  const newName = options.renamed?.get(name);
  if (newName === undefined) return false;
  response.writeHead(307, { location: url.replace(name, newName) }).end();
  return true;
}

function hasAcceptedToken({ options }: FakeHub, { headers }: IncomingMessage): boolean {
  return (options.acceptedTokens ?? []).some((token) => headers.authorization === `Bearer ${token}`);
}

/** Answers with a status that was asked for. */
function mishap(hub: FakeHub, { response, path }: { response: ServerResponse; path: string }): boolean {
  const planned = takeMishap(hub, path, (kind) => "status" in kind);
  if (planned === undefined || !("status" in planned.kind)) return false;
  const { status, headers, body } = planned.kind;
  response.writeHead(status, headers).end(body);
  return true;
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { "x-error-code": code, "content-type": "application/json" });
  response.end(JSON.stringify({ error: code }));
}

function sendJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { "content-type": "application/json; charset=utf-8" });
  response.end(JSON.stringify(value));
}
