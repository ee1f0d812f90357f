/** A line of a table in Markdown. */
export function printRow(...cells: readonly string[]): void {
  console.log(`| ${cells.join(" | ")} |`);
}

/** A table begins. */
export function printHead(...cells: readonly string[]): void {
  console.log("");
  printRow(...cells);
  printRow(...cells.map(() => "---"));
}

/** What a figure was to reach and whether it did: "under 4 s: reached". */
export function verdict(value: number, most: number, unit: string): string {
  return `under ${most} ${unit}: ${value < most ? "reached" : "not reached"}`;
}
