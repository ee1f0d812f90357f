import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createWaiters } from "./waiters.ts";

const job = { id: "job_1", idempotencyKey: null };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function start() {
  const cancelled: string[] = [];
  const waiters = createWaiters({ cancel: (jobId) => void cancelled.push(jobId), lingerMs: 1_000 });
  return { cancelled, waiters };
}

test("a job is cancelled when its only client has gone away for a while", () => {
  const { cancelled, waiters } = start();
  waiters.join(job).leave();
  vi.advanceTimersByTime(999);
  expect(cancelled).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(cancelled).toEqual(["job_1"]);
  vi.advanceTimersByTime(10_000);
  expect(cancelled).toEqual(["job_1"]);
});

test("a client that comes back in time finds its job", () => {
  const { cancelled, waiters } = start();
  waiters.join(job).leave();
  vi.advanceTimersByTime(999);
  const again = waiters.join(job);
  vi.advanceTimersByTime(10_000);
  expect(cancelled).toEqual([]);
  again.leave();
  vi.advanceTimersByTime(1_000);
  expect(cancelled).toEqual(["job_1"]);
});

test("a job goes on as long as one client waits", () => {
  const { cancelled, waiters } = start();
  const [first, second] = [waiters.join(job), waiters.join(job)];
  first.leave();
  first.leave();
  vi.advanceTimersByTime(10_000);
  expect(cancelled).toEqual([]);
  second.leave();
  vi.advanceTimersByTime(1_000);
  expect(cancelled).toEqual(["job_1"]);
});

test("a client that was answered, or told to come back, leaves the job alone", () => {
  const { cancelled, waiters } = start();
  const waiter = waiters.join(job);
  waiter.release();
  waiter.leave();
  vi.advanceTimersByTime(10_000);
  expect(cancelled).toEqual([]);
});

test("a job told to go on goes on, whoever leaves later", () => {
  const { cancelled, waiters } = start();
  const [first, second] = [waiters.join(job), waiters.join(job)];
  first.release();
  second.leave();
  vi.advanceTimersByTime(10_000);
  expect(cancelled).toEqual([]);
});

test("a job with an idempotency key finishes without anybody", () => {
  const { cancelled, waiters } = start();
  waiters.join({ id: "job_2", idempotencyKey: "k" }).leave();
  vi.advanceTimersByTime(10_000);
  expect(cancelled).toEqual([]);
});
