import sharp, { type Sharp } from "sharp";
import type { PreviewProtocol } from "./detect-protocol.ts";
import { type Cells, fitCells } from "./fit-cells.ts";
import { encodeHalfBlocks } from "./half-blocks.ts";
import { encodeIterm2 } from "./iterm2.ts";
import { encodeKitty } from "./kitty.ts";
import type { Pixels } from "./pixels.ts";
import { encodeSixel } from "./sixel.ts";

/** Pixels of a character cell, where a protocol wants pixels and the terminal does not tell. */
const cellWidth = 8;
const cellHeight = 16;

/** An image file (PNG, JPEG or WebP) as what a terminal of that size is sent to show it. */
export async function renderPreview(
  file: Uint8Array,
  protocol: PreviewProtocol,
  terminal: Cells,
): Promise<string> {
  const { width, height } = await sharp(file).metadata();
  const cells = fitCells({ width, height }, terminal);
  switch (protocol) {
    case "kitty":
      return encodeKitty(await toPng(file, cells), cells);
    case "iterm2":
      return encodeIterm2(await toPng(file, cells), cells);
    case "sixel":
      return encodeSixel(await readPixels(sharp(await toFewColours(file, cells))));
    case "half-blocks":
      return encodeHalfBlocks(
        await readPixels(shrink(file, { width: cells.columns, height: cells.rows * 2 })),
      );
  }
}

/** Twice the usual cell: sharp on dense screens, and still quick through a remote shell. */
async function toPng(file: Uint8Array, { columns, rows }: Cells): Promise<Uint8Array> {
  return shrink(file, { width: columns * cellWidth * 2, height: rows * cellHeight * 2 })
    .png()
    .toBuffer();
}

async function toFewColours(file: Uint8Array, { columns, rows }: Cells): Promise<Uint8Array> {
  const shrunk = shrink(file, { width: columns * cellWidth, height: rows * cellHeight });
  return shrunk.png({ palette: true, colours: 255 }).toBuffer();
}

function shrink(file: Uint8Array, size: { width: number; height: number }): Sharp {
  return sharp(file).resize({ ...size, fit: "fill" });
}

async function readPixels(image: Sharp): Promise<Pixels> {
  const { data, info } = await image.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}
