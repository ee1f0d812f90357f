import { expect, test } from "vitest";
import { makePlace, runPinhole, servePinhole } from "./run-pinhole.test.fixture.ts";

async function statusWith(url: string, key?: string): Promise<number> {
  const headers: Record<string, string> = key === undefined ? {} : { authorization: `Bearer ${key}` };
  return (await fetch(`${url}/models`, { headers })).status;
}

test("a key is made, honoured, listed and revoked while the server runs", async () => {
  await using place = await makePlace();
  await using server = await servePinhole(place);
  expect(await statusWith(server.url)).toBe(200);

  const added = await runPinhole(place, ["keys", "add", "laptop", "--scope", "read", "--expires", "30d"]);
  expect(added.out).toMatch(/^ph_[0-9A-Za-z]{8}_[0-9A-Za-z]{38}\n$/);
  const key = added.out.trim();
  const [, id = ""] = key.split("_");
  expect(added.err).toContain(`Key ${id} for laptop may: read.`);
  expect(added.err).not.toContain(key);
  await expect.poll(() => statusWith(server.url), { timeout: 1000 }).toBe(401);
  expect(await statusWith(server.url, key)).toBe(200);

  const drawn = await runPinhole(place, ["a fox", "--size", "64x64", "-o", "fox.png"]);
  expect([drawn.code, drawn.out]).toEqual([0, "fox.png\n"]);
  const refused = await runPinhole(place, ["a fox", "--size", "64x64", "--api-key", key]);
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining("Missing scopes: generate")]);

  const listed = await runPinhole(place, ["keys", "ls"]);
  expect(listed.out).toMatch(new RegExp(`${id} +laptop +read +.* valid until `));
  const [asJson] = JSON.parse((await runPinhole(place, ["keys", "ls", "--json"])).out);
  expect(asJson).toMatchObject({ id, name: "laptop", scopes: ["read"], revoked_at: null });
  expect(Object.keys(asJson)).not.toContain("secret_hash");

  const revoked = await runPinhole(place, ["keys", "revoke", key]);
  expect([revoked.code, revoked.out]).toEqual([0, ""]);
  await expect.poll(() => statusWith(server.url, key), { timeout: 1000 }).toBe(401);
  expect((await runPinhole(place, ["keys", "revoke", id])).code).toBe(1);
});

test("without keys ls says so on stderr alone", async () => {
  await using place = await makePlace();
  const { code, out, err } = await runPinhole(place, ["keys", "ls"]);
  expect([code, out]).toEqual([0, ""]);
  expect(err).toContain("There are no keys");
});
