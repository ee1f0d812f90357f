import { expect, test } from "vitest";
import type { ImageRequest } from "./drawing.ts";
import { parseRequest } from "./parse-request.ts";
import { countUsage, imageTokens, inputImageTokens } from "./usage.ts";

function request(body: object): ImageRequest {
  const context = { mode: "compatible", ownModels: [], today: "2026-11-22" } as const;
  return parseRequest("createImage", { kind: "json", value: body }, context).request;
}

test("a high tall picture of gpt-image-1 counts 6240 tokens, as recorded", () => {
  expect(imageTokens({ width: 1024, height: 1536 }, "high", "gpt-image-1")).toBe(6240);
});

test("gpt-image-2 counts 196, 1756 and 7024 tokens at 1024x1024", () => {
  const square = { width: 1024, height: 1024 };
  expect(["low", "medium", "high"].map((quality) => imageTokens(square, quality, "gpt-image-2"))).toEqual([
    196, 1756, 7024,
  ]);
});

test("two pictures double the input and the output", () => {
  const size = { width: 1024, height: 1024 };
  const asked = request({ model: "gpt-image-1", prompt: "a fox under a full moon", quality: "medium", n: 2 });
  const one = countUsage(asked, { size, inputs: [], count: 1 });
  const two = countUsage(asked, { size, inputs: [], count: 2 });
  expect(two.input_tokens).toBe(one.input_tokens * 2);
  expect(two.output_tokens).toBe(2112);
  expect(two.total_tokens).toBe(two.input_tokens + two.output_tokens);
});

test("high fidelity costs an input image more", () => {
  const square = { width: 512, height: 512 };
  expect(inputImageTokens(square)).toBe(194);
  expect(inputImageTokens(square, "high")).toBe(194 + 4160);
});
