import type { Pixels } from "../request.ts";

/** Lays `top` over `bottom` (both straight RGBA of one size), in place. `offset` moves a smaller top. */
export function compositeOver(
  bottom: Pixels,
  top: Pixels,
  offset: { x: number; y: number } = { x: 0, y: 0 },
): void {
  for (let y = 0; y < top.height; y++) {
    const row = y + offset.y;
    if (row < 0 || row >= bottom.height) continue;
    for (let x = 0; x < top.width; x++) {
      const column = x + offset.x;
      if (column < 0 || column >= bottom.width) continue;
      if (top.data[(y * top.width + x) * 4 + 3] === 0) continue;
      const at = (row * bottom.width + column) * 4;
      blendPixel(bottom.data.subarray(at, at + 4), top.data, (y * top.width + x) * 4);
    }
  }
}

function blendPixel(under: Uint8Array, over: Uint8Array, from: number): void {
  const alpha = over[from + 3] ?? 0;
  const below = under[3] ?? 0;
  const sum = alpha + (below * (255 - alpha)) / 255;
  for (let channel = 0; channel < 3; channel++) {
    const mixed =
      ((over[from + channel] ?? 0) * alpha + ((under[channel] ?? 0) * below * (255 - alpha)) / 255) / sum;
    under[channel] = Math.round(mixed);
  }
  under[3] = Math.round(sum);
}
