import { createHash, randomInt } from "node:crypto";
import { crc32 } from "node:zlib";
import type { KeyRecords, KeyRow, Scope } from "../storage/records.ts";

const base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const keyPattern = /^ph_([0-9A-Za-z]{8})_([0-9A-Za-z]{32})([0-9A-Za-z]{6})$/;

/** A key taken apart. */
export interface KeyParts {
  id: string;
  secret: string;
}

export interface KeyWish {
  name: string;
  scopes: Scope[];
  /** Unix milliseconds; null never expires. */
  expiresAt: number | null;
  now: number;
}

export interface IssuedKey {
  row: KeyRow;
  /** The whole key, `ph_<8 id>_<32 secret><6 checksum>`: known only here and now. */
  key: string;
}

/** Makes a key and stores all of it but the secret, of which only the SHA-256 is kept. */
export async function issueKey(records: KeyRecords, wish: KeyWish): Promise<IssuedKey> {
  const id = randomText(8);
  // 32 characters of 62 are 190 bits: beyond guessing, so one plain hash is enough.
  const secret = randomText(32);
  const row: KeyRow = {
    id,
    name: wish.name,
    secretHash: hashSecret(secret),
    scopes: wish.scopes,
    createdAt: wish.now,
    expiresAt: wish.expiresAt,
    revokedAt: null,
    lastUsedAt: null,
  };
  await records.add(row);
  return { row, key: `ph_${id}_${secret}${checksum(id + secret)}` };
}

/** The parts of a well-formed key; undefined for anything else, a mistyped key included. */
export function parseKey(key: string): KeyParts | undefined {
  const [, id, secret, sum] = keyPattern.exec(key) ?? [];
  if (id === undefined || secret === undefined || sum !== checksum(id + secret)) return undefined;
  return { id, secret };
}

/** What is kept of a secret: its SHA-256, 32 bytes. */
export function hashSecret(secret: string): Uint8Array {
  return new Uint8Array(createHash("sha256").update(secret).digest());
}

function randomText(length: number): string {
  return Array.from({ length }, () => base62[randomInt(base62.length)]).join("");
}

// CRC-32 in base 62: tells a mistyped key from an unknown one without a look at the records.
function checksum(text: string): string {
  let rest = crc32(text);
  let digits = "";
  for (let place = 0; place < 6; place += 1) {
    digits = base62[rest % 62] + digits;
    rest = Math.floor(rest / 62);
  }
  return digits;
}
