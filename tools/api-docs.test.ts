import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { renderApiDocs } from "./api-docs.ts";

const root = join(import.meta.dirname, "..");
const { version } = JSON.parse(readFileSync(join(root, "packages/server/package.json"), "utf8"));

test.each(Object.entries(renderApiDocs(version)))(
  "docs/api/%s says what the contract says (npm run docs)",
  (name, text) => {
    expect(readFileSync(join(root, "docs/api", name), "utf8")).toBe(text);
  },
);
