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

/** Mean lightness of what is there, 0..255, weighed by its alpha; 0 of an empty picture. */
function meanOf({ data }: Pixels): number {
  let [sum, weight] = [0, 1];
  for (let at = 0; at < data.length; at += 4) {
    const alpha = data[at + 3] ?? 0;
    sum += ((data[at] ?? 0) * 0.2126 + (data[at + 1] ?? 0) * 0.7152 + (data[at + 2] ?? 0) * 0.0722) * alpha;
    weight += alpha;
  }
  return sum / weight;
}

/** Two inks where most of the picture takes `most` and the rest `rest`, whichever of the two was the lighter. */
export function duotoneByMass(picture: Pixels, { most, rest }: { most: Rgb; rest: Rgb }): Pixels {
  return meanOf(picture) > 110
    ? duotone(picture, { dark: rest, light: most })
    : duotone(picture, { dark: most, light: rest });
}
