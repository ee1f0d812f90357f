import { clamp, cosine, sine } from "../numbers/arithmetic.ts";
import type { Pixels } from "../request.ts";
import type { Recipe } from "./recipe.ts";

interface View {
  left: number;
  top: number;
  zoom: number;
  cos: number;
  sin: number;
}

/** Reads between four pixels into `out`; colours weigh by alpha. */
function sample(picture: Pixels, [x, y]: readonly [number, number], out: Float64Array): void {
  const { width, height, data } = picture;
  const column = clamp(x, 0, width - 1);
  const row = clamp(y, 0, height - 1);
  const [left, top] = [Math.floor(column), Math.floor(row)];
  out.fill(0);
  for (let corner = 0; corner < 4; corner++) {
    const cx = Math.min(left + (corner & 1), width - 1);
    const cy = Math.min(top + (corner >> 1), height - 1);
    const across = corner & 1 ? column - left : 1 - column + left;
    const down = corner >> 1 ? row - top : 1 - row + top;
    const at = (cy * width + cx) * 4;
    const alpha = (data[at + 3] ?? 0) * across * down;
    for (let channel = 0; channel < 3; channel++)
      out[channel] = (out[channel] ?? 0) + (data[at + channel] ?? 0) * alpha;
    out[3] = (out[3] ?? 0) + alpha;
  }
}

function look(picture: Pixels, view: View): Pixels {
  const { width, height } = picture;
  const data = new Uint8Array(picture.data.length);
  const pixel = new Float64Array(4);
  const [middleX, middleY] = [view.left + (width * view.zoom) / 2, view.top + (height * view.zoom) / 2];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [dx, dy] = [(x - width / 2) * view.zoom, (y - height / 2) * view.zoom];
      sample(
        picture,
        [middleX + dx * view.cos - dy * view.sin, middleY + dx * view.sin + dy * view.cos],
        pixel,
      );
      const alpha = pixel[3] ?? 0;
      const at = (y * width + x) * 4;
      if (alpha <= 0) continue;
      for (let channel = 0; channel < 3; channel++)
        data[at + channel] = Math.round((pixel[channel] ?? 0) / alpha);
      data[at + 3] = Math.round(alpha);
    }
  }
  return { width, height, data };
}

/** Another framing: nearer, off the middle, a little turned. Never mirrored. */
export const reframe: Recipe = {
  name: "reframe",
  apply(picture, random) {
    const zoom = random.between(0.8, 0.93);
    const angle = random.between(-0.035, 0.035);
    const view = {
      zoom,
      left: picture.width * (1 - zoom) * random.between(0.15, 0.85),
      top: picture.height * (1 - zoom) * random.between(0.15, 0.85),
      cos: cosine(angle),
      sin: sine(angle),
    };
    return { image: look(picture, view), told: "a closer framing" };
  },
};
