import { expect, test } from "vitest";
import type { Pixels } from "../request.ts";
import { compositeOver } from "./composite-over.ts";
import { differing } from "./differing.ts";
import { rasterize } from "./rasterize.ts";

const SIZE = { width: 24, height: 20 };

function drawn(content: string): Pixels {
  return rasterize(
    `<svg xmlns="http://www.w3.org/2000/svg" width="24" height="20"><rect width="24" height="20" fill="#c86428"/>${content}</svg>`,
    SIZE,
  );
}

test("two renderings of the same thing leave nothing", () => {
  expect(differing(drawn(""), drawn(""))).toBeUndefined();
});

test("what was added comes back over the picture without it, soft edges and all", () => {
  const before = drawn("");
  const after = drawn(
    '<circle cx="11" cy="9" r="5" fill="#201820"/><circle cx="13" cy="7" r="1.4" fill="#fffaf0"/>',
  );
  const added = differing(after, before);
  if (!added) throw new Error("an eye is a difference");
  compositeOver(before, added);
  const worst = after.data.reduce(
    (most, value, at) => Math.max(most, Math.abs(value - (before.data[at] ?? 0))),
    0,
  );
  expect(worst).toBeLessThan(12);
});

test("far from what was added nothing is laid over", () => {
  const added = differing(drawn('<circle cx="11" cy="9" r="3" fill="#201820"/>'), drawn(""));
  expect(added?.data.subarray(0, 4)).toEqual(new Uint8Array(4));
  expect(added?.data[(9 * 24 + 11) * 4 + 3]).toBe(255);
});
