import { crc32 } from "node:zlib";

export interface PngText {
  /** 1 to 79 Latin-1 characters: `Software`, `Comment`, `XML:com.adobe.xmp` … */
  keyword: string;
  /** Without NUL. */
  text: string;
  /** Write iTXt (UTF-8) even where tEXt (Latin-1) could hold the text; XMP has to be iTXt. */
  international?: boolean;
}

const END_OF_IHDR = 33; // signature 8, then length 4, name 4, IHDR 13, checksum 4

/** The same PNG with text chunks right after its header (PNG specification, 11.3.3); pixels are not touched. */
export function insertPngText(png: Uint8Array, texts: readonly PngText[]): Buffer {
  return Buffer.concat([png.subarray(0, END_OF_IHDR), ...texts.map(textChunk), png.subarray(END_OF_IHDR)]);
}

function textChunk({ keyword, text, international }: PngText): Buffer {
  const needsUtf8 = international === true || Buffer.from(text, "latin1").toString("latin1") !== text;
  if (!needsUtf8) return chunk("tEXt", Buffer.from(`${keyword}\0${text}`, "latin1"));
  // keyword NUL, not compressed (two zero bytes), empty language NUL, empty translated keyword NUL, text
  return chunk(
    "iTXt",
    Buffer.concat([Buffer.from(`${keyword}\0\0\0\0\0`, "latin1"), Buffer.from(text, "utf8")]),
  );
}

function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), content]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(content.length, 0);
  framed.set(named, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}
