import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { FONT_FILES } from "../lettering/fonts.ts";
import type { Resvg as NativeResvg } from "@resvg/resvg-js";
import type { Pixels } from "../request.ts";

const require = createRequire(import.meta.url);

/** Turns SVG text into premultiplied RGBA bytes of exactly the size the SVG names. */
export type Renderer = (svg: string, hasText: boolean) => Uint8Array;

/** The native rasteriser; throws where its binary cannot load. */
export function createNativeRenderer(): Renderer {
  const { Resvg } = require("@resvg/resvg-js") as { Resvg: typeof NativeResvg };
  return (svg, hasText) => {
    const font = { loadSystemFonts: false, fontFiles: hasText ? [...FONT_FILES] : [] };
    return new Resvg(svg, { font }).render().pixels;
  };
}

/** The WebAssembly build: the same pixels, several times slower. */
export async function createWasmRenderer(): Promise<Renderer> {
  const { Resvg, initWasm } = await import("@resvg/resvg-wasm");
  await initWasm(readFileSync(require.resolve("@resvg/resvg-wasm/index_bg.wasm")));
  const fontBuffers = FONT_FILES.map((file) => readFileSync(file));
  return (svg, hasText) => {
    const resvg = new Resvg(svg, {
      font: { loadSystemFonts: false, fontBuffers: hasText ? fontBuffers : [] },
    });
    const rendered = resvg.render();
    const pixels = rendered.pixels;
    rendered.free();
    resvg.free();
    return pixels;
  };
}

async function chooseRenderer(): Promise<Renderer> {
  try {
    return createNativeRenderer();
  } catch {
    return createWasmRenderer();
  }
}

const render = await chooseRenderer();

/** resvg hands out premultiplied colour; pictures carry straight colour. Changes `pixels` in place. */
function unpremultiply(pixels: Uint8Array): Uint8Array {
  for (let at = 0; at < pixels.length; at += 4) {
    const alpha = pixels[at + 3] ?? 255;
    if (alpha === 255 || alpha === 0) continue;
    for (let channel = at; channel < at + 3; channel++) {
      pixels[channel] = Math.min(255, Math.round(((pixels[channel] ?? 0) * 255) / alpha));
    }
  }
  return pixels;
}

/** @param svg its `width` and `height` attributes are whole pixels and decide the size */
export function rasterize(svg: string, size: { width: number; height: number }): Pixels {
  const rendered = render(svg, svg.includes("<text"));
  if (rendered.length !== size.width * size.height * 4)
    throw new Error("The rasteriser returned another size than asked.");
  // A copy of our own: the native buffer belongs to a pool and could not be handed to another thread.
  return { width: size.width, height: size.height, data: unpremultiply(new Uint8Array(rendered)) };
}
