import { Buffer } from "node:buffer";
import * as z from "zod";
import { type Asked, explainStatus, HubFailure, hostOf, isPassing } from "./hub-failure.ts";
import { hexadecimal, type HubFile, refuseHostile, refuseTooMany } from "./hub-file.ts";
import { type HubAddress, type OpenedAnswer, openAnswer } from "./hub-request.ts";
import { listTree } from "./hub-tree.ts";
import { parseAnswer } from "./parse-answer.ts";
import { isName } from "./model-name.ts";
import { tryPatiently } from "./patience.ts";
import type { Licence } from "./stored-model.ts";

/** A repository at one commit. */
export interface HubRepository {
  repository: string;
  commit: string;
  files: ReadonlyMap<string, HubFile>;
  /** Of the model card; undefined where it names none. */
  licence?: Licence;
  /** What the hub calls it today, where it was found under an old name. */
  renamedTo?: string;
}

export interface WantedBytes {
  path: string;
  /** Undefined: the whole file. */
  range?: { start: number; length: number };
}

export interface Hub {
  readonly address: HubAddress;
  /** The files of a revision, and the commit it stands for. */
  describe(repository: string, revision: string, signal: AbortSignal): Promise<HubRepository>;
  /** A small file as text. */
  readText(from: HubRepository, path: string, signal: AbortSignal): Promise<string>;
  /** One attempt to open a file, or a range of it: the answer's status is 200 or 206. */
  open(from: HubRepository, wanted: WantedBytes, signal: AbortSignal): Promise<OpenedAnswer>;
}

const sibling = z.object({
  rfilename: z.string(),
  size: z.int().nonnegative().nullish(),
  blobId: hexadecimal(40).nullish(),
  lfs: z.object({ sha256: hexadecimal(64), size: z.int().nonnegative() }).nullish(),
});
const card = z.object({
  license: z.union([z.string(), z.array(z.string())]).nullish(),
  license_name: z.string().nullish(),
  license_link: z.string().nullish(),
});
const modelAnswer = z.object({
  sha: hexadecimal(40),
  id: z.string().refine(isName).nullish().catch(undefined),
  siblings: z.array(sibling),
  cardData: card.nullish().catch(undefined),
});

const largestText = 20 * 2 ** 20;

/** A hub that speaks the Hugging Face HTTP API (https://huggingface.co/docs/hub/api). */
export function createHub(address: HubAddress): Hub {
  const { endpoint, token, patience } = address;
  const about = (repository: string, what: string): Asked => ({
    repository,
    what,
    endpoint,
    hasToken: token !== undefined,
  });

  async function open(request: Opening, asked: Asked): Promise<OpenedAnswer> {
    const answer = await openAnswer(request, address);
    if (answer.response.ok) return answer;
    await answer.drop();
    throw explainStatus(answer.response, asked);
  }

  async function readAll(request: Opening, asked: Asked): Promise<{ text: string; headers: Headers }> {
    const task = async () => {
      const answer = await open(request, asked);
      return { text: await readSmall(answer, asked), headers: answer.response.headers };
    };
    // Somebody is waiting to see what will be fetched: after a few seconds they want to know.
    const short = { ...patience, attempts: Math.min(4, patience.attempts) };
    return tryPatiently(task, { patience: short, signal: request.signal, judge: isPassing });
  }

  return {
    address,
    async describe(repository, revision, signal) {
      const asked = about(repository, `the revision ${revision}`);
      const api = `${endpoint}/api/models/${repository}`;
      const url = `${api}/revision/${encodeURIComponent(revision)}?blobs=true`;
      const answer = parseAnswer((await readAll({ url, signal }, asked)).text, modelAnswer, asked);
      refuseTooMany(answer.siblings.length, repository);
      const isDetailed = answer.siblings.every(({ size, lfs }) => typeof size === "number" || lfs);
      const files = isDetailed
        ? answer.siblings.map(toFile)
        : await listTree(async (page) => readAll({ url: page, signal }, asked), {
            url: `${api}/tree/${answer.sha}?recursive=true`,
            asked,
          });
      refuseHostile(files, repository);
      return {
        repository,
        commit: answer.sha,
        files: new Map(files.map((file) => [file.path, file])),
        renamedTo: newNameOf(answer, repository),
        licence: readLicence(answer.cardData, `${endpoint}/${repository}`),
      };
    },
    async readText({ repository, commit }, path, signal) {
      const url = fileUrl({ endpoint, repository, commit }, path);
      return (await readAll({ url, signal }, about(repository, path))).text;
    },
    async open({ repository, commit }, { path, range }, signal) {
      const headers = range && { range: `bytes=${range.start}-${range.start + range.length - 1}` };
      const url = fileUrl({ endpoint, repository, commit }, path);
      return open({ url, headers, signal }, about(repository, path));
    },
  };
}

function newNameOf({ id }: z.infer<typeof modelAnswer>, asked: string): string | undefined {
  return id && id.toLowerCase() !== asked.toLowerCase() ? id : undefined;
}

interface Opening {
  url: string;
  headers?: Record<string, string>;
  signal: AbortSignal;
}

function fileUrl(from: { endpoint: string; repository: string; commit: string }, path: string): string {
  const encoded = path.split("/").map(encodeURIComponent).join("/");
  return `${from.endpoint}/${from.repository}/resolve/${from.commit}/${encoded}`;
}

async function readSmall(answer: OpenedAnswer, asked: Asked): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.chunks()) {
    size += chunk.byteLength;
    if (size > largestText) {
      throw new HubFailure(
        `${hostOf(asked.endpoint)} sends more than ${largestText / 2 ** 20} MB for ${asked.what} of ${asked.repository}. That cannot be right; nothing of it was kept.`,
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function toFile({ rfilename, size, blobId, lfs }: z.infer<typeof sibling>): HubFile {
  if (lfs) return { path: rfilename, size: lfs.size, sha256: lfs.sha256 };
  return { path: rfilename, size: size ?? 0, gitOid: blobId ?? undefined };
}

function readLicence(given: z.infer<typeof card> | null | undefined, page: string): Licence | undefined {
  const named = Array.isArray(given?.license) ? given.license.join(", ") : given?.license;
  const name = named && named !== "other" ? named : (given?.license_name ?? named);
  if (!name) return undefined;
  const link = given?.license_link ?? "";
  if (link === "") return { name: clean(name), link: page };
  return { name: clean(name), link: clean(/^https?:\/\//.test(link) ? link : `${page}/blob/main/${link}`) };
}

/** Text of others, for a terminal: one line without control characters. */
function clean(text: string): string {
  return text.replaceAll(/\p{C}+/gu, "").slice(0, 200);
}
