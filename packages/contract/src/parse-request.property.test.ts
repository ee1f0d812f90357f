import * as fc from "fast-check";
import { expect, test } from "vitest";
import { ApiError } from "./errors/api-error.ts";
import { fields } from "./fields.ts";
import { hostedModels } from "./hosted-models.ts";
import { createImageRequest } from "./images.ts";
import { parseRequest } from "./parse-request.ts";

const names = Object.keys(fields);
const models = [...hostedModels.map((model) => model.id), "sketch", "nobody"];
const likely = fc.oneof(
  fc.constantFrom(
    ...models,
    "1024x1024",
    "auto",
    "512x512",
    "high",
    "png",
    "url",
    "vivid",
    "transparent",
    "a fox",
  ),
  fc.integer({ min: -1, max: 12 }),
  fc.boolean(),
  fc.constant(null),
  fc.string({ unit: "binary" }),
  fc.double(),
  fc.object(),
);
const bodies = fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), likely);
const contexts = fc.record({
  mode: fc.constantFrom("strict" as const, "compatible" as const),
  ownModels: fc.constant(["sketch"]),
  today: fc.constant("2026-11-22"),
  strictModels: fc.boolean(),
  refuseRetired: fc.boolean(),
});

function outcomeOf(parse: () => unknown): string {
  try {
    parse();
    return "a request";
  } catch (error) {
    return error instanceof ApiError ? "refused" : String(error);
  }
}

test("any body is a request or an ApiError, never another fault", () => {
  fc.assert(
    fc.property(bodies, contexts, (value, context) => {
      expect(outcomeOf(() => parseRequest("createImage", { kind: "json", value }, context))).toMatch(
        /^(a request|refused)$/,
      );
    }),
    { numRuns: 5000 },
  );
});

const wellFormed = fc.record(
  {
    model: fc.constantFrom(...models),
    prompt: fc.string({ minLength: 1, maxLength: 50 }),
    n: fc.integer({ min: 1, max: 10 }),
    size: fc.constantFrom("1024x1024", "512x512", "1536x1024", "auto", "816x816"),
    quality: fc.constantFrom("low", "high", "standard", "hd", "auto", "max"),
    background: fc.constantFrom("auto", "opaque", "transparent"),
    output_format: fc.constantFrom("png", "webp", "jpeg"),
    stream: fc.boolean(),
    seed: fc.nat(),
  },
  { requiredKeys: ["prompt"] },
);

test("what strict mode takes, the published schema allows", () => {
  fc.assert(
    fc.property(wellFormed, (value) => {
      const context = { mode: "strict", ownModels: ["sketch"], today: "2026-11-22" } as const;
      try {
        parseRequest("createImage", { kind: "json", value }, context);
      } catch {
        return;
      }
      expect(createImageRequest.safeParse(value).success).toBe(true);
    }),
    { numRuns: 3000 },
  );
});
