import { expect, onTestFinished, test, vi } from "vitest";
import { readWorkSign, watchProgress } from "./watch-progress.ts";

const hour = 3_600_000;

function startWatch(readSign: () => string | undefined) {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const onHang = vi.fn<(stillMs: number) => void>();
  const watch = watchProgress(undefined, { hangMs: 120_000, onHang, readSign });
  onTestFinished(() => watch[Symbol.dispose]());
  return { watch, onHang };
}

test("no sign of work for the whole time is a hang, told once", () => {
  const { onHang } = startWatch(() => "7 100 20");
  vi.advanceTimersByTime(119_999);
  expect(onHang).not.toHaveBeenCalled();
  vi.advanceTimersByTime(hour);
  expect(onHang.mock.calls).toEqual([[120_000]]);
});

test("any sign within that time begins it anew", () => {
  let ticks = 0;
  const { onHang } = startWatch(() => String(Math.floor((ticks += 1) / 11)));
  vi.advanceTimersByTime(10 * hour);
  expect(onHang).not.toHaveBeenCalled();
});

test("work that is done is not looked at any more", () => {
  const { watch, onHang } = startWatch(() => "7 100 20");
  vi.advanceTimersByTime(100_000);
  watch[Symbol.dispose]();
  vi.advanceTimersByTime(hour);
  expect(onHang).not.toHaveBeenCalled();
});

test("where the system does not tell, an hour of silence is a hang", () => {
  const { onHang } = startWatch(() => undefined);
  vi.advanceTimersByTime(hour - 1);
  expect(onHang).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(onHang.mock.calls).toEqual([[hour]]);
});

test("where the system does not tell, slow steps are given ten times what the slowest took", () => {
  const { watch, onHang } = startWatch(() => undefined);
  for (let step = 0; step < 3; step += 1) {
    vi.advanceTimersByTime(hour / 2);
    watch.heard();
  }
  vi.advanceTimersByTime(5 * hour - 1);
  expect(onHang).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(onHang.mock.calls).toEqual([[5 * hour]]);
});

test.runIf(process.platform === "linux")("a process that computes gives another sign", () => {
  const before = readWorkSign(process.pid);
  expect(before).toMatch(/^\d+ \d+ \d+$/);
  const end = performance.now() + 200;
  while (performance.now() < end);
  expect(readWorkSign(process.pid)).not.toBe(before);
  expect(readWorkSign(2 ** 30)).toBeUndefined();
});
