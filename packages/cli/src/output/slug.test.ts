import { expect, test } from "vitest";
import { slug } from "./slug.ts";

test.each([
  ["A Fox, under a full MOON!", "a-fox-under-a-full-moon"],
  ["café crème à l'été", "cafe-creme-a-lete"],
  ["страна в дожде", "страна-в-дожде"],
  ["狐と月", "狐と月"],
  ["../../etc/passwd", "etc-passwd"],
  ['a\\b:c*d?e"f<g>h|i', "a-b-c-d-e-f-g-h-i"],
  ["-rf .", "rf"],
  ["...", "picture"],
  ["🦊🌕", "picture"],
  ["\u0000\n", "picture"],
])("%j is called %s", (prompt, name) => {
  expect(slug(prompt)).toBe(name);
});

test("a long prompt is cut between words, a long word within it", () => {
  const name = slug("a very long prompt that says much more than any file name should ever have to hold");
  expect(name).toBe("a-very-long-prompt-that-says-much-more-than-any");
  expect(slug("x".repeat(1000))).toBe("x".repeat(48));
  expect(Buffer.byteLength(slug("狐".repeat(1000)))).toBeLessThan(200);
});
