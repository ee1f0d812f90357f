import { expect, test } from "vitest";
import { errorBody } from "./images.ts";
import { listErrors } from "./list-errors.ts";
import { buildOpenApi } from "./openapi.ts";

const document = buildOpenApi({ version: "0.1.0", serverUrl: "http://127.0.0.1:7464/v1" });
const text = JSON.stringify(document);

test("every reference of the OpenAPI document leads somewhere", () => {
  const references = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map((match) => match[1] ?? "");
  expect(references.length).toBeGreaterThan(10);
  for (const reference of references) {
    const found = reference
      .split("/")
      .reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], document);
    expect(found, reference).toBeTypeOf("object");
  }
});

test("the three operations carry the document's own ids", () => {
  for (const id of ["createImage", "createImageEdit", "createImageVariation"]) {
    expect(text).toContain(`"operationId":"${id}"`);
  }
});

test("every listed error has an example with all four members", () => {
  const errors = listErrors();
  expect(errors.length).toBeGreaterThan(40);
  for (const { body } of errors) {
    expect(Object.keys(body.error).toSorted()).toEqual(["code", "message", "param", "type"]);
    expect(errorBody.parse(body)).toEqual(body);
  }
});
