import { array, assert, asyncProperty, constantFrom, nat } from "fast-check";
import { expect, test } from "vitest";
import { readEvents, type ServerEvent } from "./read-events.ts";

async function* pieces(bytes: Uint8Array, cuts: readonly number[]): AsyncGenerator<Uint8Array, void> {
  let start = 0;
  for (const cut of [...cuts, bytes.length]) {
    yield bytes.subarray(start, cut);
    start = cut;
  }
}

async function readAll(text: string, cuts: readonly number[] = []): Promise<ServerEvent[]> {
  return Array.fromAsync(readEvents(pieces(new TextEncoder().encode(text), cuts)));
}

const hostile =
  "\uFEFF: hello\r\n\r\nevent: a\r\ndata: één 🦊\r\ndata:  two\r\n\r\nevent: keepalive\n\ndata\n\nid: 7\rretry: 10\rdata:x\r\r" +
  ": comment in the middle\ndata: {\ndata: }\n\nnonsense\ndata: last";
const expected: ServerEvent[] = [
  { name: "a", data: "één 🦊\n two" },
  { name: "message", data: "" },
  { name: "message", data: "x" },
  { name: "message", data: "{\n}" },
  { name: "message", data: "last" },
];

test("events are the same wherever the bytes are cut once", async () => {
  const { length } = new TextEncoder().encode(hostile);
  for (let cut = 0; cut <= length; cut += 1) {
    expect(await readAll(hostile, [cut]), `cut at ${cut}`).toEqual(expected);
  }
});

test("events are the same when every byte comes alone", async () => {
  const { length } = new TextEncoder().encode(hostile);
  const everywhere = Array.from({ length }, (_, cut) => cut);
  expect(await readAll(hostile, everywhere)).toEqual(expected);
});

test("events are the same under any line ending and any cuts", async () => {
  const ending = constantFrom("\n", "\r\n", "\r");
  const cuts = array(nat(60), { maxLength: 12 });
  await assert(
    asyncProperty(ending, cuts, async (end, at) => {
      const text = ["event: one", "data: 1", "", ":", "data: 2", "data: 3", "", ""].join(end);
      const { length } = new TextEncoder().encode(text);
      const sorted = at.filter((cut) => cut <= length).toSorted((left, right) => left - right);
      expect(await readAll(text, sorted)).toEqual([
        { name: "one", data: "1" },
        { name: "message", data: "2\n3" },
      ]);
    }),
    { numRuns: 300 },
  );
});

test("an event whose blank line is missing at the end is not lost", async () => {
  expect(await readAll("data: 1\n\ndata: 2")).toEqual([
    { name: "message", data: "1" },
    { name: "message", data: "2" },
  ]);
});

test("a line of 32 MB in small pieces is read in linear time", async () => {
  const text = `data: ${"A".repeat(32 * 2 ** 20)}\n\n`;
  const cuts = Array.from({ length: 512 }, (_, index) => index * 65_536);
  const started = performance.now();
  const [event] = await readAll(text, cuts);
  expect(event?.data.length).toBe(32 * 2 ** 20);
  // Joining the line anew at every piece takes many seconds.
  expect(performance.now() - started).toBeLessThan(5000);
});

test("an empty body gives no events", async () => {
  expect(await readAll("")).toEqual([]);
});
