import { createTransferMeter } from "@pinhole/server/models";
import { expect, test, vi } from "vitest";
import { showDuration } from "./show-duration.ts";
import { showTransfer } from "./show-transfer.ts";

test.each([
  [0, "0 s"],
  [8.4, "8 s"],
  [60, "1 min"],
  [200, "3 min 20 s"],
  [3600, "1 h"],
  [7500, "2 h 5 min"],
])("%d seconds are %s", (seconds, shown) => {
  expect(showDuration(seconds)).toBe(shown);
});

function watch(columns: number | undefined, isTTY: boolean) {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "performance"] });
  let written = "";
  const meter = createTransferMeter(1_000_000);
  const shown = showTransfer(meter, { isTTY, columns, write: (text) => void (written += text) });
  return { meter, shown, text: () => written };
}

test("a terminal gets a bar with speed and time left, and it is taken back", () => {
  const { meter, shown, text } = watch(80, true);
  vi.advanceTimersByTime(1_000);
  meter.add(250_000);
  vi.advanceTimersByTime(1_000);
  expect(text()).toContain("250 kB of 1.0 MB  125 kB/s  6 s left");
  expect(text()).toMatch(/\r█{8}░{22} {2}/);
  shown[Symbol.dispose]();
  expect(text().endsWith("\r\u001B[K")).toBe(true);
  vi.useRealTimers();
});

test("a narrow terminal gets no bar", () => {
  const { shown, text } = watch(20, true);
  vi.advanceTimersByTime(100);
  expect(text()).not.toMatch(/[█░]/);
  shown[Symbol.dispose]();
  vi.useRealTimers();
});

test("what is no terminal is told of the end, however quick it came", () => {
  const { meter, shown, text } = watch(undefined, false);
  meter.add(1_000_000);
  shown[Symbol.dispose]();
  expect(text()).toMatch(/^100 % {2}1\.0 MB of 1\.0 MB.*\n$/);
  vi.useRealTimers();
});

test("what is no terminal gets a line at each tenth", () => {
  const { meter, shown, text } = watch(undefined, false);
  for (let step = 0; step < 10; step += 1) {
    meter.add(100_000);
    vi.advanceTimersByTime(200);
  }
  shown[Symbol.dispose]();
  const lines = text().trimEnd().split("\n");
  expect(lines).toHaveLength(10);
  expect(lines.at(-1)).toMatch(/^100 % {2}1\.0 MB of 1\.0 MB/);
  expect(text()).not.toContain("\r");
  vi.useRealTimers();
});
