// Writes the tables in packages/sketch/words. Run after changing noun-concepts.ts or tongue-rows.ts.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { deriveNouns, nounTable } from "./noun-table.ts";
import { tongueTable } from "./tongue-table.ts";

const folder = join(import.meta.dirname, "../packages/sketch/words");
const nouns = deriveNouns();
for (const [name, table] of [
  ["nouns.txt", nounTable(nouns)],
  ["tongues.txt", tongueTable()],
] as const) {
  writeFileSync(join(folder, name), table);
  console.log(`${name}: ${Math.round(Buffer.byteLength(table) / 1024)} kB`);
}
console.log(`${nouns.size} nouns`);
