import { expect, test } from "vitest";
import type { KeyRecords, KeyRow } from "../storage/records.ts";
import { hashSecret, issueKey, parseKey } from "./keys.ts";

function memory(): { records: KeyRecords; rows: KeyRow[] } {
  const rows: KeyRow[] = [];
  const records: KeyRecords = {
    add: async (row) => void rows.push(row),
    list: async () => rows,
    revoke: async () => false,
    markUsed: async () => {},
  };
  return { records, rows };
}

const wish = { name: "ci", scopes: ["generate" as const], expiresAt: null, now: 5 };

test("a key has its id, its secret and a checksum", async () => {
  const { records, rows } = memory();
  const { key, row } = await issueKey(records, wish);
  expect(key).toMatch(/^ph_[0-9A-Za-z]{8}_[0-9A-Za-z]{38}$/);
  expect(rows).toEqual([row]);
  expect(parseKey(key)).toEqual({ id: row.id, secret: key.slice(12, 44) });
});

test("what is kept of a key does not hold its secret", async () => {
  const { records } = memory();
  const { key, row } = await issueKey(records, wish);
  const secret = key.slice(12, 44);
  expect(row.secretHash).toEqual(hashSecret(secret));
  expect(JSON.stringify(row)).not.toContain(secret);
});

test("no two keys are alike", async () => {
  const { records } = memory();
  const keys = await Promise.all(Array.from({ length: 500 }, () => issueKey(records, wish)));
  expect(new Set(keys.map(({ row }) => row.id)).size).toBe(500);
  expect(new Set(keys.map(({ key }) => key.slice(12))).size).toBe(500);
});

test("a mistyped character is seen wherever it is", async () => {
  const { key } = await issueKey(memory().records, wish);
  for (let at = 0; at < key.length; at += 1) {
    const other = key[at] === "x" ? "y" : "x";
    expect(parseKey(key.slice(0, at) + other + key.slice(at + 1)), `character ${at}`).toBeUndefined();
  }
});

test.for([
  "",
  "ph_",
  "sk-proj-abcdefghijklmnop",
  "ph_abcdefgh_short",
  `ph_abcdefgh_${"a".repeat(38)}`,
  "x".repeat(100_000),
])("a key of another make is not one: %s", (key) => {
  expect(parseKey(key)).toBeUndefined();
});

test("a key with anything around it is not one", async () => {
  const { key } = await issueKey(memory().records, wish);
  for (const other of [`${key}\n`, ` ${key}`, `${key} `, `${key}\0`, key.toUpperCase(), key + key]) {
    expect(parseKey(other)).toBeUndefined();
  }
});
