import { expect, test } from "vitest";
import { contrast, fromHex, oklch, toHex } from "./colour.ts";

test.for(["#000000", "#ffffff", "#d23b34", "#3a72c0", "#7f7f7f", "#00ff00"])(
  "%s survives the way through OKLab",
  (hex) => {
    expect(toHex(fromHex(hex))).toBe(hex);
  },
);

test("a colour outside sRGB keeps its hue and loses chroma", () => {
  expect(toHex(oklch(0.7, 0.4, 145))).toMatch(/^#[0-9a-f]{6}$/);
  expect(toHex(oklch(1, 0, 0))).toBe("#ffffff");
});

test("black on white has the WCAG contrast of 21", () => {
  expect(contrast(fromHex("#000000"), fromHex("#ffffff"))).toBeCloseTo(21, 5);
});
