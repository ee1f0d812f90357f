import { expect, test } from "vitest";
import { longestPart, markFeatures } from "./mark-features.ts";

test("a path's largest part is measured, in own and in absolute steps", () => {
  expect(longestPart("M2 2h4v9h-4z")).toBe(9);
  expect(longestPart("M2 2H6V5zm10 0h1v1")).toBe(4);
  expect(longestPart("M12 16c-.55 0-1-.45-1-1v-1c0-.55.45-1 1-1s1 .45 1 1v1c0 .55-.45 1-1 1")).toBeCloseTo(3);
  expect(longestPart("")).toBe(0);
});

test("small black parts are a face, large and coloured ones are not", () => {
  expect(markFeatures('<path fill="#212121" d="M2 2h2v2z"/>')).toContain('class="face"');
  expect(markFeatures('<path fill="#fff" d="M2 2h1v1z"/>')).toContain('class="face"');
  expect(markFeatures('<path fill="#212121" d="M2 2h20v2z"/>')).not.toContain("face");
  expect(markFeatures('<path fill="#ffb02e" d="M2 2h2v2z"/>')).not.toContain("face");
  expect(markFeatures('<g fill="none"></g>')).toBe('<g fill="none"></g>');
});
