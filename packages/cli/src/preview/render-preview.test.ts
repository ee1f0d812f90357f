import sharp from "sharp";
import { expect, test } from "vitest";
import { renderPreview } from "./render-preview.ts";

const terminal = { columns: 80, rows: 24 };

async function picture(format: "png" | "jpeg" | "webp"): Promise<Uint8Array> {
  const background = { r: 200, g: 40, b: 90, alpha: 1 };
  return sharp({ create: { width: 300, height: 200, channels: 4, background } })
    .toFormat(format)
    .toBuffer();
}

test.each(["png", "jpeg", "webp"] as const)(
  "a %s is sent as PNG to terminals that show files",
  async (format) => {
    const file = await picture(format);
    const iterm2 = await renderPreview(file, "iterm2", terminal);
    const base64 = iterm2.slice(iterm2.indexOf(":") + 1, -1);
    const shown = await sharp(Buffer.from(base64, "base64")).metadata();
    // 60 x 20 cells, at twice 8 x 16 pixels.
    expect([shown.format, shown.width, shown.height]).toEqual(["png", 960, 640]);
    expect(await renderPreview(file, "kitty", terminal)).toMatch("a=T,f=100,q=2,c=60,r=20,");
  },
);

test("sixels have the pixels of the cells and few colours", async () => {
  const sixels = await renderPreview(await picture("png"), "sixel", terminal);
  expect(sixels).toContain('"1;1;480;320#0;2;');
  const noise = await sharp({
    create: {
      width: 64,
      height: 64,
      channels: 3,
      background: "#000",
      noise: { type: "gaussian", mean: 128, sigma: 60 },
    },
  })
    .png()
    .toBuffer();
  expect((await renderPreview(noise, "sixel", terminal)).length).toBeGreaterThan(10_000);
});

test("half blocks fill the cells in the picture's colour", async () => {
  const lines = (await renderPreview(await picture("png"), "half-blocks", terminal)).split("\n");
  expect(lines).toHaveLength(20);
  expect(lines[0]).toBe(`${"\u001B[38;2;200;40;90;48;2;200;40;90m▀".repeat(60)}\u001B[0m`);
});
