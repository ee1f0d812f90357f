import * as fc from "fast-check";
import { expect, test } from "vitest";
import { fitBlock } from "./fit-block.ts";
import { measure } from "./fit-text.ts";

const BOX = { width: 860, height: 300 };

test("one word is as wide as the poster, two stand in two lines of one width", () => {
  const [norway, jazz] = [fitBlock("NORWAY", BOX), fitBlock("JAZZ NIGHT", BOX)];
  expect(norway?.lines.map(({ text }) => text)).toEqual(["NORWAY"]);
  expect(norway?.width).toBeGreaterThan(800);
  expect(jazz?.lines.map(({ text }) => text)).toEqual(["JAZZ", "NIGHT"]);
  const [above, below] = jazz?.lines ?? [];
  if (!jazz || !above || !below) throw new Error("two words are two lines");
  expect(above.size).toBeGreaterThan(below.size);
  expect(measure(jazz.face, above.text) * above.size).toBeCloseTo(
    measure(jazz.face, below.text) * below.size,
  );
});

test("nothing that can be lettered is cropped or lost, whatever the text", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 120 }), (text) => {
      const block = fitBlock(text, BOX);
      if (!block) return;
      expect(block.width).toBeLessThanOrEqual(BOX.width + 0.01);
      expect(block.height).toBeLessThanOrEqual(BOX.height + 0.01);
      expect(block.lines.length).toBeLessThanOrEqual(3);
      for (const { size, y } of block.lines) expect([size > 0, y > 0]).toEqual([true, true]);
    }),
  );
  expect(fitBlock("🦊", BOX)).toBeUndefined();
});
