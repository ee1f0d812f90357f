// Writes packages/sketch/words/nouns.txt: which nouns are drawn as what. Run after changing noun-concepts.ts.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { deriveNouns, nounTable } from "./noun-table.ts";

const file = join(import.meta.dirname, "../packages/sketch/words/nouns.txt");
const nouns = deriveNouns();
const table = nounTable(nouns);
writeFileSync(file, table);
console.log(`${nouns.size} nouns, ${Math.round(Buffer.byteLength(table) / 1024)} kB`);
