import type { Pixels } from "./pixels.ts";

const opaqueFrom = 128;

/** Pixels as text in 24-bit colours: each cell is an upper half block, so two pixels. An odd last row stands alone. */
export function encodeHalfBlocks({ width, height, data }: Pixels): string {
  const colourAt = (x: number, y: number): string | undefined => {
    const at = (y * width + x) * 4;
    if (y >= height || (data[at + 3] ?? 0) < opaqueFrom) return undefined;
    return `${data[at]};${data[at + 1]};${data[at + 2]}`;
  };
  const lines: string[] = [];
  for (let y = 0; y < height; y += 2) {
    const cells = Array.from({ length: width }, (_, x) => encodeCell(colourAt(x, y), colourAt(x, y + 1)));
    lines.push(`${cells.join("")}\u001B[0m`);
  }
  return lines.join("\n");
}

function encodeCell(upper: string | undefined, lower: string | undefined): string {
  if (upper !== undefined && lower !== undefined) return `\u001B[38;2;${upper};48;2;${lower}m▀`;
  if (upper !== undefined) return `\u001B[0;38;2;${upper}m▀`;
  return lower === undefined ? "\u001B[0m " : `\u001B[0;38;2;${lower}m▄`;
}
