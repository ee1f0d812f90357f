import { expect, test } from "vitest";
import { greet, type Greeting } from "./greet.ts";

const sketch = { id: "sketch", displayName: "Sketch (built-in)" };
const usual: Greeting = {
  url: "http://127.0.0.1:7464/v1",
  version: "0.1.0",
  models: [sketch],
  drawsHosted: true,
  needsKey: false,
};

function pulled(count: number): Greeting["models"] {
  return Array.from({ length: count }, (_, index) => ({
    id: `owner/model-${index}`,
    displayName: `Model ${index} (diffusion model)`,
  }));
}

test("one model stands in the first line", () => {
  expect(greet(usual).split("\n\n")[0]).toBe(
    "Pinhole 0.1 · http://127.0.0.1:7464/v1 · models: sketch (built-in) · no keys needed on this machine",
  );
});

test("several models have a line each, and the first one says what else it draws for", () => {
  const [first, list] = greet({ ...usual, models: [sketch, ...pulled(9)] }).split("\n\n");
  expect(first).toContain(" · 10 models · ");
  const lines = list?.split("\n") ?? [];
  expect(lines).toHaveLength(10);
  expect(lines[0]).toBe("  sketch         Sketch (built-in)          also draws for the hosted names");
  expect(lines[9]).toBe("  owner/model-8  Model 8 (diffusion model)");
  expect(greet({ ...usual, models: pulled(2), drawsHosted: false })).not.toContain("hosted names");
});

test("forty models leave the lines to copy on the screen", () => {
  const [, list, curl] = greet({ ...usual, models: pulled(40) }).split("\n\n");
  expect(list?.split("\n")).toHaveLength(13);
  expect(list).toMatch(/\n {2}and 28 more: pinhole ls$/);
  expect(curl).toContain("curl http://127.0.0.1:7464/v1/images/generations");
});
