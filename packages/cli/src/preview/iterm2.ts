import type { Cells } from "./fit-cells.ts";

/** An image file in iTerm2's protocol (https://iterm2.com/documentation-images.html), in cells. */
export function encodeIterm2(file: Uint8Array, { columns, rows }: Cells): string {
  const base64 = Buffer.from(file).toString("base64");
  return `\u001B]1337;File=inline=1;size=${file.length};width=${columns};height=${rows};preserveAspectRatio=1:${base64}\u0007`;
}
