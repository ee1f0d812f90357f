import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { createLimiter } from "./create-limiter.ts";

test("never more tasks run than there are slots, and they start in order", async () => {
  const inSlot = createLimiter(3);
  const started: number[] = [];
  let running = 0;
  let most = 0;
  const results = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      inSlot(async () => {
        started.push(index);
        running += 1;
        most = Math.max(most, running);
        await wait(index % 4);
        running -= 1;
        return index * 2;
      }),
    ),
  );
  expect(most).toBe(3);
  expect(started).toEqual([...started.keys()]);
  expect(results[19]).toBe(38);
});

test("a task that fails gives its slot back", async () => {
  const inSlot = createLimiter(1);
  await expect(inSlot(() => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  expect(await inSlot(() => Promise.resolve("next"))).toBe("next");
});
