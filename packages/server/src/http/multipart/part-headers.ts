import type { Busboy } from "busboy";

/** Lower-case names; a header that came twice has two values. */
export type RawPartHeaders = Record<string, string[] | undefined>;

/** What a part declares, and busboy does not tell. */
export interface DeclaredPart {
  /** `type/subtype` in lower case, without parameters; undefined where the part has no Content-Type. */
  contentType?: string;
  /** Of a text part; `utf-8` unless declared. */
  charset: string;
  /** What the part cannot be accepted for, as a sentence. */
  fault?: string;
}

interface HeaderParser {
  cb: (headers: RawPartHeaders) => void;
}

/**
 * Shows each part's headers before busboy acts on them. busboy 1.6.0 (pinned) reports a missing Content-Type as
 * `text/plain`, decodes an `image/png` part without a filename as text, and drops parts it cannot name; its header
 * parser, which it keeps in `_hparser` while it reads headers, is the one place where all of that can be seen.
 */
export function watchPartHeaders(parser: Busboy, onHeaders: (headers: RawPartHeaders) => void): void {
  const watched = new WeakSet<HeaderParser>();
  let current: HeaderParser | null = null;
  Object.defineProperty(parser, "_hparser", {
    get: () => current,
    set(next: HeaderParser | null) {
      current = next;
      if (next === null || watched.has(next)) return;
      watched.add(next);
      const inner = next.cb;
      next.cb = (headers) => {
        onHeaders(headers);
        inner(headers);
      };
    },
  });
}

/**
 * Reads what the part declares and leaves in `headers` what makes busboy do the right thing: a part of binary type is
 * a file, with or without a filename (Java and Ruby send none), and text arrives as Latin-1, that is, as its bytes.
 */
export function declarePart(headers: RawPartHeaders, maxPartHeaders: number): DeclaredPart {
  const declared = headers["content-type"]?.[0]?.trim();
  const contentType = declared?.split(";", 1)[0]?.trim().toLowerCase() || undefined;
  const charset = /;\s*charset=\s*"?([^\s;"]+)/i.exec(declared ?? "")?.[1] ?? "utf-8";
  if (contentType !== undefined && isBinary(contentType))
    headers["content-type"] = ["application/octet-stream"];
  else delete headers["content-type"];
  return { contentType, charset, fault: findFault(headers, maxPartHeaders) };
}

function isBinary(contentType: string): boolean {
  return contentType.startsWith("image/") || contentType.endsWith("/octet-stream");
}

function findFault(headers: RawPartHeaders, maxPartHeaders: number): string | undefined {
  if (Object.keys(headers).length > maxPartHeaders) return `A part has more than ${maxPartHeaders} headers.`;
  const encoding = headers["content-transfer-encoding"]?.[0]?.trim().toLowerCase() ?? "binary";
  if (!["7bit", "8bit", "binary"].includes(encoding)) {
    return "A part has a Content-Transfer-Encoding. Send its bytes as they are.";
  }
  return undefined;
}
