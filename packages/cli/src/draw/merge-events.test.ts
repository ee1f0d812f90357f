import { expect, test } from "vitest";
import { mergeEvents } from "./merge-events.ts";

function completed(base64: string, seed: number) {
  return {
    type: "image_generation.completed" as const,
    b64_json: base64,
    created_at: 5,
    background: "opaque" as const,
    output_format: "png" as const,
    quality: "high" as const,
    size: "64x64",
    usage: {
      input_tokens: 3,
      input_tokens_details: { image_tokens: 1, text_tokens: 2 },
      output_tokens: 10,
      total_tokens: 13,
    },
    pinhole: { engine: "sketch", model: "sketch", seeds: [seed], warnings: [] },
  };
}

test("completed events become one answer: every picture and seed, the usage of all", () => {
  expect(mergeEvents([completed("AA==", 1), completed("AQ==", 2)])).toEqual({
    created: 5,
    background: "opaque",
    data: [{ b64_json: "AA==" }, { b64_json: "AQ==" }],
    output_format: "png",
    quality: "high",
    size: "64x64",
    usage: {
      input_tokens: 6,
      input_tokens_details: { image_tokens: 2, text_tokens: 4 },
      output_tokens: 20,
      total_tokens: 26,
    },
    pinhole: { engine: "sketch", model: "sketch", seeds: [1, 2], warnings: [] },
  });
});
