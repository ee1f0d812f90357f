import { expect, test } from "vitest";
import { chooseDrawnSize } from "./choose-drawn-size.ts";

const drawn = (size: string, isExact: boolean, nativeSize = 512) => {
  const [width = 0, height = 0] = size.split("x").map(Number);
  const { width: w, height: h } = chooseDrawnSize({ width, height, isExact, nativeSize });
  return `${w}x${h}`;
};

test.for([
  ["64x64", "64x64"],
  ["96x64", "96x64"],
  ["16x16", "16x16"],
  ["3840x2160", "3840x2160"],
  ["48x130", "48x136"],
  ["17x9", "24x16"],
] as const)("a request that names the model gets %s drawn at %s", ([asked, expected]) => {
  expect(drawn(asked, true)).toBe(expected);
});

test.for([
  ["256x256", 512, "512x512"],
  ["512x512", 512, "512x512"],
  ["1024x1024", 512, "1024x1024"],
  ["1792x1024", 512, "1792x1024"],
  ["256x256", 1024, "1024x1024"],
  ["512x512", 1024, "1024x1024"],
  ["768x768", 1024, "768x768"],
  ["300x200", 512, "624x416"],
  ["1000x1001", 512, "1000x1008"],
] as const)("a hosted name's %s on a model of %d is drawn at %s", ([asked, native, expected]) => {
  expect(drawn(asked, false, native)).toBe(expected);
});
