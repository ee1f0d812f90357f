import { createHash } from "node:crypto";
import type { ImageRequest } from "@pinhole/contract";

/**
 * What makes two requests the same for a retry: the checked request and each file's role and SHA-256, as SHA-256 in hex.
 * Not the raw body, whose multipart boundary differs on every attempt; and no seed that was not asked for.
 */
export function fingerprint(
  request: ImageRequest,
  inputs: readonly { role: string; sha256: string }[],
): string {
  const files = inputs.map(({ role, sha256 }) => [role, sha256]);
  return createHash("sha256")
    .update(JSON.stringify(canonical({ request, files })))
    .digest("hex");
}

/** The same value with every object's members in one order, and none that is undefined. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  members.sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(members.map(([name, member]) => [name, canonical(member)]));
}
