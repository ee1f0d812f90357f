import type { Pixels } from "../request.ts";
import type { Rgb } from "./inks.ts";

/** The picture in two inks, in place: its darks in one, its lights in the other. Alpha stays. */
export function duotone(picture: Pixels, { dark, light }: { dark: Rgb; light: Rgb }): Pixels {
  const { data } = picture;
  for (let at = 0; at < data.length; at += 4) {
    const grey = (data[at] ?? 0) * 0.2126 + (data[at + 1] ?? 0) * 0.7152 + (data[at + 2] ?? 0) * 0.0722;
    // Steeper than the picture: boards become paper and letters ink, with less grey between.
    const share = Math.max(0, Math.min(1, (grey / 255) * 1.8 - 0.35));
    for (let channel = 0; channel < 3; channel++) {
      const from = dark[channel] ?? 0;
      data[at + channel] = from + ((light[channel] ?? 255) - from) * share + 0.5;
    }
  }
  return picture;
}
