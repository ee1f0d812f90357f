import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { SecretRecords, SecretRow } from "../storage/records.ts";

export interface UrlSigner {
  /**
   * The path and query under which a blob may be read without a key:
   * `/files/<id>.<extension>?exp=<Unix seconds>&kid=<secret's id>&sig=<43 characters>`.
   * @param expiresAt Unix milliseconds
   */
  sign(file: { blobId: string; extension: FileExtension; expiresAt: number }): string;
  /** Judges a request's path and query exactly as they came, before any decoding. */
  verify(pathAndQuery: string): UrlVerdict;
}

export type FileExtension = "png" | "jpg" | "webp";

export type UrlVerdict =
  | { verdict: "valid"; blobId: string; extension: string; expiresAt: number }
  | { verdict: "forged" | "expired" | "malformed" };

/** The only form that is accepted: no other order, encoding or extra member of it. */
const canonicalUrl =
  /^\/files\/([A-Za-z0-9_-]{22,64})\.(png|jpg|webp)\?exp=([1-9][0-9]{9,10})&kid=([A-Za-z0-9_-]{8})&sig=([A-Za-z0-9_-]{43})$/;

/**
 * Signs and checks result URLs with HMAC-SHA-256 over method, path, end and secret's id.
 * @param secrets at least one; the first signs, all verify, so that a new one can be put in front
 */
export function createUrlSigner(
  secrets: readonly SecretRow[],
  { now = Date.now }: { now?: () => number } = {},
): UrlSigner {
  const [current] = secrets;
  if (current === undefined) throw new RangeError("a URL signer needs a secret");
  const byKid = new Map(secrets.map((secret) => [secret.kid, secret]));
  return {
    sign({ blobId, extension, expiresAt }) {
      const unsigned = `/files/${blobId}.${extension}?exp=${Math.ceil(expiresAt / 1000)}&kid=${current.kid}`;
      return `${unsigned}&sig=${signature(current, unsigned)}`;
    },
    verify(pathAndQuery) {
      const [, blobId, extension, exp, kid, sig] = canonicalUrl.exec(pathAndQuery) ?? [];
      if (blobId === undefined || extension === undefined || kid === undefined || sig === undefined) {
        return { verdict: "malformed" };
      }
      const secret = byKid.get(kid);
      const unsigned = pathAndQuery.slice(0, pathAndQuery.lastIndexOf("&sig="));
      // Text is compared, not bytes: the last of 43 characters has two bits that decoding would ignore.
      if (secret === undefined || !isSameText(sig, signature(secret, unsigned))) return { verdict: "forged" };
      const expiresAt = Number(exp) * 1000;
      if (expiresAt <= now()) return { verdict: "expired" };
      return { verdict: "valid", blobId, extension, expiresAt };
    },
  };
}

/** The stored signing secrets, newest first; makes the first one. */
export async function loadSigningSecrets(
  records: SecretRecords,
  { now = Date.now }: { now?: () => number } = {},
): Promise<SecretRow[]> {
  const stored = await records.list();
  if (stored.length > 0) return stored;
  await records.add({
    kid: randomBytes(6).toString("base64url"),
    secret: randomBytes(32),
    createdAt: now(),
  });
  return await records.list();
}

function signature({ secret }: SecretRow, unsigned: string): string {
  return createHmac("sha256", secret).update(`GET ${unsigned}`).digest("base64url");
}

function isSameText(left: string, right: string): boolean {
  return timingSafeEqual(Buffer.from(left), Buffer.from(right));
}
