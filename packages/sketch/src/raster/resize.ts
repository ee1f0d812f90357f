import type { Pixels } from "../request.ts";

interface Size {
  width: number;
  height: number;
}

/** Where each place of a line of `to` pixels lies between the pixels of one of `from`: the left one and the share of the next. */
function places(from: number, to: number): { before: Int32Array; share: Float32Array } {
  const before = new Int32Array(to);
  const share = new Float32Array(to);
  for (let at = 0; at < to; at++) {
    const place = Math.max(0, Math.min(from - 1, ((at + 0.5) * from) / to - 0.5));
    before[at] = Math.min(Math.floor(place), Math.max(0, from - 2));
    share[at] = place - (before[at] ?? 0);
  }
  return { before, share };
}

/** An opaque picture at a larger size, straight between its pixels. */
export function enlarge(picture: Pixels, { width, height }: Size): Pixels {
  const { data } = picture;
  const across = places(picture.width, width);
  const down = places(picture.height, height);
  const large = new Uint8Array(width * height * 4).fill(255);
  const stride = picture.width * 4;
  const row = new Float32Array(stride);
  const next = picture.width > 1 ? 4 : 0;
  for (let y = 0, to = 0; y < height; y++) {
    const above = (down.before[y] ?? 0) * stride;
    const below = picture.height > 1 ? above + stride : above;
    const share = down.share[y] ?? 0;
    for (let at = 0; at < stride; at++) {
      const upper = data[above + at] ?? 0;
      row[at] = upper + ((data[below + at] ?? 0) - upper) * share;
    }
    for (let x = 0; x < width; x++, to += 4) {
      const left = (across.before[x] ?? 0) * 4;
      const right = left + next;
      const aside = across.share[x] ?? 0;
      const [red, green, blue] = [row[left] ?? 0, row[left + 1] ?? 0, row[left + 2] ?? 0];
      large[to] = red + ((row[right] ?? 0) - red) * aside + 0.5;
      large[to + 1] = green + ((row[right + 1] ?? 0) - green) * aside + 0.5;
      large[to + 2] = blue + ((row[right + 2] ?? 0) - blue) * aside + 0.5;
    }
  }
  return { width, height, data: large };
}

/** An opaque picture at a smaller size, each pixel the mean of those it stands for. */
export function shrink(picture: Pixels, { width, height }: Size): Pixels {
  const { data } = picture;
  const small = new Uint8Array(width * height * 4).fill(255);
  const sums = new Float64Array(width * 3);
  for (let y = 0; y < height; y++) {
    const top = Math.floor((y * picture.height) / height);
    const bottom = Math.max(top + 1, Math.floor(((y + 1) * picture.height) / height));
    sums.fill(0);
    for (let row = top; row < bottom; row++)
      for (let x = 0; x < width; x++) {
        const from = Math.floor((x * picture.width) / width);
        const to = Math.max(from + 1, Math.floor(((x + 1) * picture.width) / width));
        for (let at = (row * picture.width + from) * 4; at < (row * picture.width + to) * 4; at += 4) {
          sums[x * 3] = (sums[x * 3] ?? 0) + (data[at] ?? 0);
          sums[x * 3 + 1] = (sums[x * 3 + 1] ?? 0) + (data[at + 1] ?? 0);
          sums[x * 3 + 2] = (sums[x * 3 + 2] ?? 0) + (data[at + 2] ?? 0);
        }
      }
    for (let x = 0; x < width; x++) {
      const from = Math.floor((x * picture.width) / width);
      const many =
        (bottom - top) * (Math.max(from + 1, Math.floor(((x + 1) * picture.width) / width)) - from);
      for (let channel = 0; channel < 3; channel++)
        small[(y * width + x) * 4 + channel] = (sums[x * 3 + channel] ?? 0) / many + 0.5;
    }
  }
  return { width, height, data: small };
}
