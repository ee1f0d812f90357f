import { expect, test } from "vitest";
import { fitCells } from "./fit-cells.ts";
import { encodeHalfBlocks } from "./half-blocks.ts";
import { encodeIterm2 } from "./iterm2.ts";
import { encodeKitty } from "./kitty.ts";
import type { Pixels } from "./pixels.ts";
import { encodeSixel } from "./sixel.ts";

/** At most 240 colours that run across and down, one corner transparent. */
function gradient(width: number, height: number): Pixels {
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const alpha = x === 0 && y === 0 ? 0 : 255;
      data.set(
        [Math.round((x * 255) / width), Math.round((y * 255) / height), (x * y) % 256, alpha],
        (y * width + x) * 4,
      );
    }
  }
  return { width, height, data };
}

/** A sixel reader of its own: what a terminal would show, undefined where it shows nothing. */
function decodeSixel(text: string): (readonly number[] | undefined)[][] {
  const [start, end] = ['\u001BP0;1;0q"1;1;', "\u001B\\"];
  expect([text.slice(0, start.length), text.slice(-end.length)]).toEqual([start, end]);
  const [, size = "", body = ""] = /^(\d+;\d+)([^]*)$/.exec(text.slice(start.length, -end.length)) ?? [];
  const [width = 0, height = 0] = size.split(";").map(Number);
  const rows: (readonly number[] | undefined)[][] = Array.from({ length: height }, () =>
    Array.from({ length: width }, () => undefined),
  );
  const palette = new Map<number, readonly number[]>();
  let [x, top, colour] = [0, 0, 0];
  for (const [, define, red, green, blue, choose, count, sixel, control] of body.matchAll(
    /#(\d+);2;(\d+);(\d+);(\d+)|#(\d+)|(?:!(\d+))?([?-~])|([$-])/g,
  )) {
    if (define) palette.set(Number(define), [Number(red), Number(green), Number(blue)]);
    else if (choose) colour = Number(choose);
    else if (control) {
      x = 0;
      if (control === "-") top += 6;
    } else if (sixel) {
      for (let run = Number(count ?? 1); run > 0; run -= 1, x += 1) {
        for (let bit = 0; bit < 6; bit += 1) {
          if (((sixel.charCodeAt(0) - 63) >> bit) & 1) (rows[top + bit] ?? [])[x] = palette.get(colour);
        }
      }
    }
  }
  return rows;
}

test("sixels decode to the picture: every opaque pixel once, in its colour, the transparent one left out", () => {
  const pixels = gradient(16, 15);
  const rows = decodeSixel(encodeSixel(pixels));
  expect([rows.length, rows[0]?.length]).toEqual([15, 16]);
  const shown = rows.flat();
  expect(shown.map((colour) => colour !== undefined)).toEqual(shown.map((_, index) => index > 0));
  const errors = shown.slice(1).flatMap((colour, index) => {
    const at = (index + 1) * 4;
    return [0, 1, 2].map((channel) =>
      Math.abs((pixels.data[at + channel] ?? 0) - (colour?.[channel] ?? 0) * 2.55),
    );
  });
  // Colours are told in percent: half a percent of 255 is lost.
  expect(Math.max(...errors)).toBeLessThan(1.3);
});

test("sixels of more colours than a terminal holds are refused", () => {
  const data = Uint8Array.from({ length: 257 * 4 }, (_, index) =>
    index % 4 === 3 ? 255 : index % 4 === 0 ? Math.floor(index / 4) % 256 : Number(index >= 256 * 4),
  );
  expect(() => encodeSixel({ width: 257, height: 1, data })).toThrow(RangeError);
});

test("a plain colour becomes one run in sixels", () => {
  const data = new Uint8Array(100 * 6 * 4).fill(255);
  expect(encodeSixel({ width: 100, height: 6, data })).toBe(
    '\u001BP0;1;0q"1;1;100;6#0;2;100;100;100#0!100~\u001B\\',
  );
});

test("kitty gets the whole file in pieces of at most 4096 characters, the last one marked", () => {
  for (const length of [1, 3072, 3073, 20_000]) {
    const file = Uint8Array.from({ length }, (_, index) => (index * 7) % 256);
    const text = encodeKitty(file, { columns: 40, rows: 20 });
    expect([text.startsWith("\u001B_G"), text.endsWith("\u001B\\")]).toEqual([true, true]);
    const pieces = text
      .slice(3, -2)
      .split("\u001B\\\u001B_G")
      .map((piece) => piece.split(";"));
    expect(Buffer.from(pieces.map(([, base64]) => base64).join(""), "base64").equals(file)).toBe(true);
    expect(pieces.every(([, base64 = ""]) => base64.length <= 4096)).toBe(true);
    const keys = pieces.map(([key = ""]) => key);
    expect(keys[0]).toMatch(/^a=T,f=100,q=2,c=40,r=20,m=[01]$/);
    expect(keys.map((key) => key.endsWith("m=1"))).toEqual(keys.map((_, index) => index < keys.length - 1));
  }
});

test("iterm2 gets the whole file with its size in bytes and cells", () => {
  const file = Uint8Array.from([1, 2, 3, 4]);
  expect(encodeIterm2(file, { columns: 40, rows: 20 })).toBe(
    "\u001B]1337;File=inline=1;size=4;width=40;height=20;preserveAspectRatio=1:AQIDBA==\u0007",
  );
});

test("half blocks show two pixels a cell, and the background through transparent ones", () => {
  const data = Uint8Array.from(
    [
      [1, 2, 3, 255, 0, 0, 0, 0, 9, 9, 9, 255, 0, 0, 0, 0],
      [4, 5, 6, 255, 7, 8, 9, 255, 0, 0, 0, 0, 0, 0, 0, 0],
      [10, 10, 10, 255, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    ].flat(),
  );
  expect(encodeHalfBlocks({ width: 4, height: 3, data }).split("\n")).toEqual([
    "\u001B[38;2;1;2;3;48;2;4;5;6m▀\u001B[0;38;2;7;8;9m▄\u001B[0;38;2;9;9;9m▀\u001B[0m \u001B[0m",
    "\u001B[0;38;2;10;10;10m▀\u001B[0m \u001B[0m \u001B[0m \u001B[0m",
  ]);
});

test.each([
  [
    { width: 1024, height: 1024 },
    { columns: 100, rows: 50 },
    { columns: 48, rows: 24 },
  ],
  [
    { width: 1536, height: 1024 },
    { columns: 80, rows: 24 },
    { columns: 60, rows: 20 },
  ],
  [
    { width: 3840, height: 16 },
    { columns: 80, rows: 24 },
    { columns: 64, rows: 1 },
  ],
  [
    { width: 16, height: 3840 },
    { columns: 80, rows: 24 },
    { columns: 1, rows: 20 },
  ],
  [
    { width: 512, height: 512 },
    { columns: 10, rows: 3 },
    { columns: 2, rows: 1 },
  ],
])("a picture of %j in a terminal of %j takes %j", (picture, terminal, cells) => {
  expect(fitCells(picture, terminal)).toEqual(cells);
});
