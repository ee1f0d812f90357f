import { expect, test } from "vitest";
import { COLOUR_NAMES, MATERIALS } from "./colour-names.ts";

test("at least 150 colours have names, and every name a colour", () => {
  expect(COLOUR_NAMES.size).toBeGreaterThanOrEqual(150);
  for (const [name, { l, a, b }] of COLOUR_NAMES) {
    expect(name).toMatch(/^[a-z]+(?: [a-z]+)*$/);
    expect([l, a, b].every(Number.isFinite)).toBe(true);
  }
});

test("every material has its colour", () => {
  for (const material of MATERIALS) expect(COLOUR_NAMES.has(material)).toBe(true);
});
