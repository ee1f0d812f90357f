import { expect, test } from "vitest";
import { showBytes } from "./byte-size.ts";
import { createTransferMeter } from "./transfer-meter.ts";

function openMeter(total: number, begun = 0) {
  let at = 0;
  const meter = createTransferMeter(total, { begun, now: () => at });
  const pass = (ms: number, bytes: number): void => {
    at += ms;
    meter.add(bytes);
  };
  return { meter, pass };
}

test("before anything came there is no speed and no end in sight", () => {
  expect(openMeter(100).meter.state()).toEqual({
    doneBytes: 0,
    totalBytes: 100,
    bytesPerSecond: 0,
    secondsLeft: undefined,
  });
});

test("what was there before counts as done and not as speed", () => {
  const { meter, pass } = openMeter(10_000, 9_000);
  pass(1_000, 100);
  expect(meter.state()).toEqual({
    doneBytes: 9_100,
    totalBytes: 10_000,
    bytesPerSecond: 100,
    secondsLeft: 9,
  });
});

test("speed is that of the last seconds", () => {
  const { meter, pass } = openMeter(1_000_000);
  for (let second = 0; second < 20; second += 1) pass(1_000, 10_000);
  for (let second = 0; second < 6; second += 1) pass(1_000, 1_000);
  expect(meter.state().bytesPerSecond).toBeCloseTo(1_000, -3);
  expect(meter.state().bytesPerSecond).toBeLessThan(3_000);
});

test("bytes that were worth nothing are taken back", () => {
  const { meter, pass } = openMeter(1_000);
  pass(1_000, 500);
  pass(1_000, -500);
  expect(meter.state()).toMatchObject({ doneBytes: 0, bytesPerSecond: 0 });
});

test("the end is the end", () => {
  const { meter, pass } = openMeter(10);
  pass(1, 10);
  expect(meter.state().secondsLeft).toBe(0);
});

test.each([
  [0, "0 B"],
  [999, "999 B"],
  [1_000, "1.0 kB"],
  [123_456, "123 kB"],
  [2_600_000_000, "2.6 GB"],
  [5e15, "5000 TB"],
])("%d bytes are %s", (bytes, shown) => {
  expect(showBytes(bytes)).toBe(shown);
});
