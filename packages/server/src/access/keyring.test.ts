import { expect, onTestFinished, test } from "vitest";
import type { Records, Scope } from "../storage/records.ts";
import { openSqliteRecords } from "../storage/records/sqlite.ts";
import { makeTempHome } from "../storage/temp-home.test.fixture.ts";
import { createKeyring, hasScope } from "./keyring.ts";
import { issueKey } from "./keys.ts";

function failToWrite(): Promise<void> {
  return Promise.reject(new Error("disk full"));
}

async function start() {
  const { database } = await makeTempHome();
  const records = openSqliteRecords(database);
  onTestFinished(() => records.close());
  const clock = { at: 1_000_000 };
  const lists = { count: 0 };
  const counted: Pick<Records, "keys"> = {
    keys: {
      ...records.keys,
      list: async () => {
        lists.count += 1;
        return await records.keys.list();
      },
    },
  };
  const keyring = createKeyring(counted, { now: () => clock.at });
  const issue = async (changes: { scopes?: Scope[]; expiresAt?: number } = {}) =>
    await issueKey(records.keys, {
      name: "ci",
      scopes: ["generate"],
      expiresAt: null,
      now: clock.at,
      ...changes,
    });
  return { records, clock, lists, keyring, issue, database };
}

test("a key that was issued is valid", async () => {
  const { keyring, issue } = await start();
  const { key, row } = await issue();
  expect(await keyring.check(key)).toEqual({ verdict: "valid", key: row });
});

test("a key with the right id and another's secret is unknown", async () => {
  const { keyring, issue, records, clock } = await start();
  const { row } = await issue();
  const other = await issueKey(
    { ...records.keys, add: async () => {} },
    { name: "forger", scopes: ["admin"], expiresAt: null, now: clock.at },
  );
  expect(await keyring.check(other.key)).toEqual({ verdict: "unknown", key: undefined });
  await records.keys.add({ ...row, id: other.row.id });
  clock.at += 500;
  expect(await keyring.check(other.key)).toEqual({ verdict: "unknown", key: undefined });
});

test("a key ends at its expiry, to the millisecond", async () => {
  const { keyring, issue, clock } = await start();
  const { key } = await issue({ expiresAt: 1_000_100 });
  clock.at = 1_000_099;
  expect((await keyring.check(key)).verdict).toBe("valid");
  clock.at = 1_000_100;
  expect((await keyring.check(key)).verdict).toBe("expired");
});

test("a key made or revoked by another program counts within a second", async () => {
  const { keyring, clock, database } = await start();
  const command = openSqliteRecords(database);
  onTestFinished(() => command.close());
  expect(await keyring.anyKeyExists()).toBe(false);
  const { key, row } = await issueKey(command.keys, {
    name: "ci",
    scopes: [],
    expiresAt: null,
    now: clock.at,
  });
  clock.at += 999;
  expect(await keyring.anyKeyExists()).toBe(true);
  expect((await keyring.check(key)).verdict).toBe("valid");
  await command.keys.revoke(row.id, clock.at);
  clock.at += 999;
  expect((await keyring.check(key)).verdict).toBe("revoked");
});

test("a revoked key does not open the machine again", async () => {
  const { keyring, issue, records, clock } = await start();
  const { row } = await issue();
  await records.keys.revoke(row.id, clock.at);
  expect(await keyring.anyKeyExists()).toBe(true);
});

test("refusals cost one query in half a second, however many come at once", async () => {
  const { keyring, lists, clock, issue, records } = await start();
  const { key, row } = await issue();
  await records.keys.revoke(row.id, clock.at);
  await Promise.all(Array.from({ length: 1_000 }, () => keyring.check(key)));
  for (let index = 0; index < 1_000; index += 1) await keyring.check("sk-wrong");
  expect(lists.count).toBe(1);
  clock.at += 500;
  await keyring.check(key);
  expect(lists.count).toBe(2);
});

test("a reading that fails is tried again by the next request", async () => {
  const { records, issue } = await start();
  const { key } = await issue();
  let failures = 1;
  const list = async () => {
    if (failures-- > 0) throw new Error("busy");
    return await records.keys.list();
  };
  const keyring = createKeyring({ keys: { ...records.keys, list } });
  await expect(keyring.check(key)).rejects.toThrow("busy");
  expect((await keyring.check(key)).verdict).toBe("valid");
});

test("the last use is written at most every 30 s, and at the end", async () => {
  const { keyring, issue, records, clock } = await start();
  const { key } = await issue();
  const lastUsedAt = async () => (await records.keys.list())[0]?.lastUsedAt;
  await keyring.check(key);
  await expect.poll(lastUsedAt).toBe(1_000_000);
  clock.at = 1_029_999;
  await keyring.check(key);
  expect(await lastUsedAt()).toBe(1_000_000);
  clock.at = 1_030_000;
  await keyring.check(key);
  await expect.poll(lastUsedAt).toBe(1_030_000);
  clock.at = 1_031_000;
  await keyring.check(key);
  await keyring.close();
  expect(await lastUsedAt()).toBe(1_031_000);
});

test("a use that cannot be written fails no request", async () => {
  const { records, issue } = await start();
  const { key } = await issue();
  const keyring = createKeyring({ keys: { ...records.keys, markUsed: failToWrite } });
  expect((await keyring.check(key)).verdict).toBe("valid");
  await keyring.close();
});

test("a key may do what its scopes say, and an admin everything", () => {
  expect(hasScope({ scopes: ["generate"] }, "generate")).toBe(true);
  expect(hasScope({ scopes: ["generate", "read"] }, "edit")).toBe(false);
  expect(hasScope({ scopes: ["admin"] }, "edit")).toBe(true);
  expect(hasScope({ scopes: [] }, "read")).toBe(false);
});
