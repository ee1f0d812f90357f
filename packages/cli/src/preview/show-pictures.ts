import { detectProtocol, type PreviewProtocol } from "./detect-protocol.ts";
import { type Cells, fitCells } from "./fit-cells.ts";
import { encodeHalfBlocks } from "./half-blocks.ts";
import { encodeIterm2 } from "./iterm2.ts";
import { encodeKitty } from "./kitty.ts";
import { encodeSixel } from "./sixel.ts";

/** Pixels of a character cell, where a protocol wants pixels and the terminal does not tell. */
const cellWidth = 8;
const cellHeight = 16;

/** Shows pictures in the terminal, if this is one that can. Goes to stderr: stdout is for paths. */
export async function showPictures(files: readonly Uint8Array[]): Promise<void> {
  const { stdout, stderr, env } = process;
  const protocol = detectProtocol({ env, isTerminal: stdout.isTTY && stderr.isTTY });
  if (protocol === undefined) return;
  for (const file of files) stderr.write(`${await encode(file, protocol)}\n`);
}

async function encode(file: Uint8Array, protocol: PreviewProtocol): Promise<string> {
  const { default: sharp } = await import("sharp");
  const { width, height } = await sharp(file).metadata();
  const { columns, rows } = process.stderr;
  const cells = fitCells({ width, height }, { columns, rows });
  const shrink = (size: { width: number; height: number }) => sharp(file).resize({ ...size, fit: "fill" });
  if (protocol === "kitty" || protocol === "iterm2") {
    // Twice the usual cell: sharp on dense screens, and still quick through a remote shell.
    const png = await shrink(pixelsOf(cells, 2)).png().toBuffer();
    return protocol === "kitty" ? encodeKitty(png, cells) : encodeIterm2(png, cells);
  }
  const size = protocol === "sixel" ? pixelsOf(cells, 1) : { width: cells.columns, height: cells.rows * 2 };
  const { data, info } = await shrink(size).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const pixels = { width: info.width, height: info.height, data };
  return protocol === "sixel" ? encodeSixel(pixels) : encodeHalfBlocks(pixels);
}

function pixelsOf({ columns, rows }: Cells, scale: number) {
  return { width: columns * cellWidth * scale, height: rows * cellHeight * scale };
}
