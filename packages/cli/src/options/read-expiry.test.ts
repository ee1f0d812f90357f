import { expect, test } from "vitest";
import { readExpiry } from "./read-expiry.ts";

const now = Date.parse("2026-11-22T12:00:00Z");

test.each([
  ["90m", "2026-11-22T13:30:00.000Z"],
  ["12h", "2026-11-23T00:00:00.000Z"],
  ["30d", "2026-12-22T12:00:00.000Z"],
  ["2w", "2026-12-06T12:00:00.000Z"],
  ["2027-01-31", "2027-01-31T00:00:00.000Z"],
  ["2027-01-31T08:00:00Z", "2027-01-31T08:00:00.000Z"],
])("%s is %s", (text, expected) => {
  expect(new Date(readExpiry(text, now)).toISOString()).toBe(expected);
});

test.each(["", "30", "d", "-1d", "1.5d", "0d", "soon", "2026-11-22", "2026-13-01", "tomorrow"])(
  "'%s' is refused",
  (text) => {
    expect(() => readExpiry(text, now)).toThrow(/It (looks like|is not in the future)/);
  },
);
