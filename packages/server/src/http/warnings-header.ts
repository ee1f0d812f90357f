import type { Warning } from "@pinhole/contract";

const maximumLength = 2048;

/** Warnings as a header: ASCII JSON, as many of them as fit 2 KB. undefined where there is none. */
export function warningsHeader(warnings: readonly Warning[]): string | undefined {
  for (let count = warnings.length; count > 0; count -= 1) {
    const text = toAscii(JSON.stringify(warnings.slice(0, count)));
    if (text.length <= maximumLength) return text;
  }
  return undefined;
}

function toAscii(json: string): string {
  return json.replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
