import * as fc from "fast-check";
import { expect, test } from "vitest";
import { contrast, oklch } from "../colour/colour.ts";
import { LEADING, fitText, measure } from "./fit-text.ts";
import { readableOn } from "./letters.ts";

const BOX = { width: 300, height: 100, maxLines: 3 };

test("a short word fills its box on one line", () => {
  const fitted = fitText("HELLO", BOX);
  expect(fitted?.lines).toEqual(["HELLO"]);
  expect(fitted?.size).toBeGreaterThan(60);
});

test("a long text wraps at spaces and keeps every word in order", () => {
  const text = "The quick brown fox jumps over the lazy dog";
  const fitted = fitText(text, BOX);
  expect(fitted?.lines.length).toBeGreaterThan(1);
  expect(fitted?.lines.join(" ")).toBe(text);
});

test("Cyrillic gets the face that has it", () => {
  expect(fitText("ПРИВЕТ", BOX)?.face.family).toBe("Russo One");
  expect(fitText("Grüße, café, Łódź", BOX)?.missing).toBe("");
});

test("emoji and scripts without a face are left out and told", () => {
  expect(fitText("HI 🦊 你", BOX)).toMatchObject({ lines: ["HI"], missing: "🦊你" });
  expect(fitText("🦊🦊", BOX)).toBeUndefined();
  expect(fitText("\u202e\u0000", BOX)).toBeUndefined();
});

test("whatever the text, it fits its box", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
      const fitted = fitText(text, BOX);
      if (!fitted) return;
      expect(fitted.lines.length * fitted.size * LEADING).toBeLessThanOrEqual(BOX.height + 0.01);
      for (const line of fitted.lines)
        expect(measure(fitted.face, line) * fitted.size).toBeLessThanOrEqual(BOX.width + 0.01);
    }),
    { numRuns: 300 },
  );
});

test("letters contrast at least 4.5 to 1 with any ground", () => {
  for (let lightness = 0; lightness <= 1; lightness += 0.05) {
    for (let hue = 0; hue < 360; hue += 30) {
      const ground = oklch(lightness, 0.12, hue);
      expect(contrast(readableOn(ground), ground)).toBeGreaterThanOrEqual(4.5);
    }
  }
});
