import { describe, expect, test } from "vitest";
import type { ImageRequest } from "./drawing.ts";
import { imageEvent, imagesResponse } from "./images.ts";
import { parseRequest } from "./parse-request.ts";
import { type AnswerFacts, renderAnswer, renderCompleted, renderPartial } from "./render-answer.ts";

function request(body: object): ImageRequest {
  const context = { mode: "compatible", ownModels: ["sketch"], today: "2026-11-22" } as const;
  return parseRequest("createImage", { kind: "json", value: { prompt: "a fox", ...body } }, context).request;
}

const facts: AnswerFacts = {
  mode: "compatible",
  created: 1790000000,
  size: { width: 1024, height: 1024 },
  outputFormat: "png",
  transparent: false,
  inputs: [],
  engine: "sketch",
  model: "sketch",
  warnings: [],
};
const picture = { base64: "aGVsbG8=", seed: 7, revisedPrompt: "Drew: a fox." };

describe("the answer's body", () => {
  test("GPT names report resolved options and usage, in the hosted order", () => {
    const body = renderAnswer(request({ model: "gpt-image-1", user: "u1" }), facts, [picture]);
    expect(Object.keys(body)).toEqual([
      "created",
      "background",
      "data",
      "output_format",
      "quality",
      "size",
      "usage",
      "safety_identifier",
      "pinhole",
    ]);
    expect(body).toMatchObject({
      background: "opaque",
      quality: "high",
      size: "1024x1024",
      safety_identifier: "u1",
    });
    expect(() => imagesResponse.parse(body)).not.toThrow();
  });

  test("DALL·E names have data alone", () => {
    const body = renderAnswer(request({ model: "dall-e-3" }), { ...facts, mode: "strict" }, [picture]);
    expect(body).toEqual({
      created: 1790000000,
      data: [{ b64_json: "aGVsbG8=", revised_prompt: "Drew: a fox." }],
    });
  });

  test("strict mode adds nothing of ours", () => {
    const body = renderAnswer(request({ model: "gpt-image-2" }), { ...facts, mode: "strict" }, [picture]);
    expect(body.pinhole).toBeUndefined();
    expect(body.data[0]).toEqual({ b64_json: "aGVsbG8=" });
  });

  test("compatible mode says who drew, with which seeds, and what was not honoured", () => {
    const warnings = [{ option: "steps", message: "sketch has no steps." }];
    const body = renderAnswer(request({ model: "sketch" }), { ...facts, warnings }, [
      { url: "http://127.0.0.1/files/a.png", seed: 7 },
      { url: "http://127.0.0.1/files/b.png", seed: 8 },
    ]);
    expect(body.pinhole).toEqual({ engine: "sketch", model: "sketch", seeds: [7, 8], warnings });
    expect(body.data[1]).toEqual({ url: "http://127.0.0.1/files/b.png" });
  });
});

describe("events", () => {
  test("a completed event has one picture's usage, without the output's details", () => {
    const event = renderCompleted(request({ model: "gpt-image-1", n: 2 }), facts, picture);
    expect(imageEvent.parse(event)).toEqual(event);
    expect(event.type).toBe("image_generation.completed");
    expect(event).toHaveProperty("usage.output_tokens", 4160);
    expect(event).not.toHaveProperty("usage.output_tokens_details");
    expect(event).not.toHaveProperty("error");
  });

  test("a partial event counts from 0", () => {
    const event = renderPartial(request({ stream: true, partial_images: 1 }), facts, {
      base64: "aGVsbG8=",
      partialIndex: 0,
    });
    expect(imageEvent.parse(event)).toMatchObject({
      type: "image_generation.partial_image",
      partial_image_index: 0,
    });
  });
});
