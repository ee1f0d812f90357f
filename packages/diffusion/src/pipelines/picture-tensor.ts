import type { Tensor } from "../tensors/tensor.ts";
import type { Pixels } from "./pipeline-request.ts";

/** @returns `[1, 3, height, width]`, -1 to 1; transparent pixels lie on white */
export function pictureToTensor({ width, height, data }: Pixels): Tensor {
  const area = width * height;
  const values = new Float32Array(3 * area);
  for (let pixel = 0; pixel < area; pixel += 1) {
    const alpha = data[pixel * 4 + 3] ?? 255;
    for (let channel = 0; channel < 3; channel += 1) {
      const byte = data[pixel * 4 + channel] ?? 0;
      const seen = alpha === 255 ? byte : Math.round((byte * alpha + 255 * (255 - alpha)) / 255);
      values[channel * area + pixel] = 2 * Math.fround(seen / 255) - 1;
    }
  }
  return { dims: [1, 3, height, width], data: values };
}

/** @param image `[1, 3, height, width]`, about -1 to 1: what is beyond is cut */
export function tensorToPicture({ dims, data }: Tensor): Pixels {
  const [height, width] = [dims[2] ?? 0, dims[3] ?? 0];
  const area = width * height;
  const bytes = new Uint8Array(4 * area).fill(255);
  for (let channel = 0; channel < 3; channel += 1) {
    const plane = data.subarray(channel * area, (channel + 1) * area);
    for (let pixel = 0; pixel < area; pixel += 1) {
      const share = Math.min(1, Math.max(0, (plane[pixel] ?? 0) * 0.5 + 0.5));
      bytes[pixel * 4 + channel] = share * 255 + 0.5; // a byte array drops what is behind the point
    }
  }
  return { width, height, data: bytes };
}
