import { expect, test, vi } from "vitest";
import { retryDelayMs, shouldRetry } from "./retry-delay.ts";

function told(headers: Record<string, string>): number {
  return retryDelayMs(0, new Headers(headers));
}

test("the wait doubles from half a second to eight, less at most a quarter", () => {
  for (const [retries, most] of [500, 1000, 2000, 4000, 8000, 8000].entries()) {
    vi.spyOn(Math, "random").mockReturnValueOnce(0).mockReturnValueOnce(0.999999);
    expect(retryDelayMs(retries)).toBe(most);
    expect(retryDelayMs(retries)).toBeCloseTo(most * 0.75, 0);
  }
});

test("retry-after-ms comes before retry-after", () => {
  expect(told({ "retry-after-ms": "20", "retry-after": "9" })).toBe(20);
});

test("retry-after is read as seconds and as a date", () => {
  expect(told({ "retry-after": "3" })).toBe(3000);
  const date = told({ "retry-after": new Date(Date.now() + 30_000).toUTCString() });
  expect(date).toBeGreaterThan(28_000);
  expect(date).toBeLessThanOrEqual(30_000);
});

test.each(["61", "-1", "soon", "", "Sat, 01 Jan 2000 00:00:00 GMT"])(
  "a retry-after of '%s' gives way to the client's own wait",
  (value) => {
    const waitMs = told({ "retry-after": value });
    expect(waitMs).toBeGreaterThanOrEqual(375);
    expect(waitMs).toBeLessThanOrEqual(500);
  },
);

test("x-should-retry decides against the status", () => {
  expect(shouldRetry(new Response(null, { status: 400, headers: { "x-should-retry": "true" } }))).toBe(true);
  expect(shouldRetry(new Response(null, { status: 503, headers: { "x-should-retry": "false" } }))).toBe(
    false,
  );
});

test("408, 409, 429 and 5xx are sent again, other errors are not", () => {
  const again = [400, 401, 403, 404, 408, 409, 413, 422, 429, 500, 502, 503, 529].filter((status) =>
    shouldRetry(new Response(null, { status })),
  );
  expect(again).toEqual([408, 409, 429, 500, 502, 503, 529]);
});
