import { expect, test } from "vitest";
import { createComeBacks } from "./come-backs.ts";
import { fingerprint } from "./fingerprint.ts";
import { newOrder, request } from "./orders.test.fixture.ts";
import { resultLifeMs } from "./sweep.ts";

const job = {
  ownerKeyId: null,
  fingerprint: fingerprint(request, []),
  idempotencyKey: null,
  createdAt: 1_000,
};

function open() {
  const clock = { at: 300_000 };
  return { clock, comeBacks: createComeBacks(() => clock.at) };
}

test("who was told to come back is known once", () => {
  const { comeBacks } = open();
  expect(comeBacks.claim(newOrder())).toBeUndefined();
  comeBacks.expect(job);
  expect(comeBacks.claim(newOrder())).toBe(1_000);
  expect(comeBacks.claim(newOrder())).toBeUndefined();
});

test("as many are known as were told, all from the first one's job on", () => {
  const { comeBacks } = open();
  comeBacks.expect({ ...job, createdAt: 2_000 });
  comeBacks.expect(job);
  expect([1, 2, 3].map(() => comeBacks.claim(newOrder()))).toEqual([1_000, 1_000, undefined]);
});

test("another request, and another's equal one, are new", () => {
  const { comeBacks } = open();
  comeBacks.expect(job);
  expect(comeBacks.claim(newOrder({ request: { ...request, prompt: "a hen" } }))).toBeUndefined();
  expect(comeBacks.claim(newOrder({ ownerKeyId: "somebody" }))).toBeUndefined();
  expect(comeBacks.claim(newOrder())).toBe(1_000);
});

test("a job with a key is found by it, and needs no remembering", () => {
  const { comeBacks } = open();
  comeBacks.expect({ ...job, idempotencyKey: "mine" });
  expect(comeBacks.claim(newOrder())).toBeUndefined();
});

test("who does not come while the result is kept is forgotten", () => {
  const { comeBacks, clock } = open();
  comeBacks.expect(job);
  clock.at += resultLifeMs + 1;
  expect(comeBacks.claim(newOrder())).toBeUndefined();
});
