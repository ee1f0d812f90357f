// Writes docs/api from the contract.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { renderApiDocs } from "./api-docs.ts";

const root = join(import.meta.dirname, "..");
const folder = join(root, "docs/api");
const { version } = JSON.parse(readFileSync(join(root, "packages/server/package.json"), "utf8"));

mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(renderApiDocs(version))) writeFileSync(join(folder, name), text);
console.log(`wrote ${folder}`);
