import * as z from "zod";
import { hexadecimal, type HubFile, refuseTooMany } from "./hub-file.ts";
import type { Asked } from "./hub-failure.ts";
import { parseAnswer } from "./parse-answer.ts";

const entry = z.object({
  type: z.string(),
  path: z.string(),
  oid: hexadecimal(40).nullish(),
  size: z.int().nonnegative().nullish(),
  lfs: z.object({ oid: hexadecimal(64), size: z.int().nonnegative() }).nullish(),
});

/** Fetches one page of the list: its text and headers. */
type Fetch = (url: string) => Promise<{ text: string; headers: Headers }>;

/** Every file of `/api/models/{repo}/tree/{revision}?recursive=true`, page after page (`Link: …; rel="next"`). */
export async function listTree(
  fetchPage: Fetch,
  { url, asked }: { url: string; asked: Asked },
): Promise<HubFile[]> {
  const files: HubFile[] = [];
  let next: string | undefined = url;
  while (next !== undefined) {
    const { text, headers } = await fetchPage(next);
    for (const { type, path, size, oid, lfs } of parseAnswer(text, z.array(entry), asked)) {
      if (type !== "file") continue;
      files.push(
        lfs ? { path, size: lfs.size, sha256: lfs.oid } : { path, size: size ?? 0, gitOid: oid ?? undefined },
      );
    }
    refuseTooMany(files.length, asked.repository);
    next = nextPage(headers, next);
  }
  return files;
}

/** Only of the hub itself: the token goes with it. */
function nextPage(headers: Headers, from: string): string | undefined {
  const [, link] = /<([^>]+)>\s*;\s*rel="?next"?/.exec(headers.get("link") ?? "") ?? [];
  if (link === undefined || !URL.canParse(link, from)) return undefined;
  const next = new URL(link, from);
  return next.origin === new URL(from).origin && next.href !== from ? next.href : undefined;
}
