import { expect, test } from "vitest";
import { gif, noise, rawPng } from "./pictures.test.fixture.ts";
import { encodeImage } from "./encode-image.ts";
import { sniffFormat } from "./sniff-format.ts";

const provenance = { software: "test", digitalSourceType: "test" };

test.each(["png", "jpeg", "webp"] as const)("a %s is known by its bytes", async (format) => {
  expect(sniffFormat(await encodeImage(noise(3, 2), { format, compression: 90, provenance }))).toBe(format);
});

test("both kinds of GIF are known", () => {
  expect(sniffFormat(gif(1))).toBe("gif");
  expect(sniffFormat(Buffer.from("GIF87a......"))).toBe("gif");
});

test.each([
  "<svg/>",
  '<svg xmlns="http://www.w3.org/2000/svg">',
  '\uFEFF<?xml version="1.0"?>\n<!-- a picture -->\n<!DOCTYPE svg>\n<svg>',
  "  \n<svg:svg>",
  "<SVG >",
])("%j is an SVG", (text) => {
  expect(sniffFormat(Buffer.from(text))).toBe("svg");
});

test.each([
  "",
  "a",
  "hello",
  "<html><p>svg</p></html>",
  "RIFF....WAVE",
  "BM....",
  "%PDF-1.7",
  "\0\0\0 ftypavif",
])("%j is none of them", (text) => {
  expect(sniffFormat(Buffer.from(text, "latin1"))).toBeUndefined();
});

test("a format needs its whole signature", () => {
  const png = rawPng({ width: 1, height: 1, bitDepth: 8, colourType: 0 });
  for (let length = 0; length < 8; length += 1) expect(sniffFormat(png.subarray(0, length))).toBeUndefined();
});
