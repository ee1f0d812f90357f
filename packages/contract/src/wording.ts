/** `'a'`, `'a' and 'b'`, `'a', 'b', and 'c'`: how the hosted validator lists values. */
export function listOf(values: readonly string[], conjunction: "and" | "or"): string {
  const quoted = values.map((value) => `'${value}'`);
  if (quoted.length <= 1) return quoted.join("");
  if (quoted.length === 2) return quoted.join(` ${conjunction} `);
  return `${quoted.slice(0, -1).join(", ")}, ${conjunction} ${quoted.at(-1)}`;
}

/** How the hosted validator names the JSON type of a value: `a decimal number`, `null`, `an array`. */
export function nameType(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  if (typeof value === "number") return Number.isInteger(value) ? "an integer" : "a decimal number";
  if (typeof value === "boolean") return "a boolean";
  if (typeof value === "string") return "a string";
  return "an object";
}

/** Length in code points: what every documented text limit counts. */
export function codePointLength(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}
