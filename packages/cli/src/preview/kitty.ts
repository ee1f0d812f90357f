import type { Cells } from "./fit-cells.ts";

const chunkLength = 4096;

/**
 * A PNG file in Kitty's graphics protocol (https://sw.kovidgoyal.net/kitty/graphics-protocol/): sent in pieces of at
 * most 4096 base64 characters and shown at once; q=2 keeps the terminal from answering into the shell.
 */
export function encodeKitty(png: Uint8Array, { columns, rows }: Cells): string {
  const pieces =
    Buffer.from(png)
      .toString("base64")
      .match(/[^]{1,4096}/g) ?? [];
  return pieces
    .map((piece, index) => {
      const more = piece.length === chunkLength && index < pieces.length - 1 ? 1 : 0;
      const keys = index === 0 ? `a=T,f=100,q=2,c=${columns},r=${rows},m=${more}` : `m=${more}`;
      return `\u001B_G${keys};${piece}\u001B\\`;
    })
    .join("");
}
