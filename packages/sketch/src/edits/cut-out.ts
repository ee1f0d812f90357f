import type { Pixels } from "../request.ts";

/** How far a colour may lie from the background's to be taken for it, and where it surely is none. */
const SAME = 26;
const OTHER = 60;

/** A picture within a box, its sides in proportion: the mean of what falls on each pixel, weighed by alpha. */
export function fitInto(picture: Pixels, box: { width: number; height: number }): Pixels {
  const scale = Math.min(box.width / picture.width, box.height / picture.height);
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const data = new Uint8Array(width * height * 4);
  const stepX = picture.width / width;
  const stepY = picture.height / height;
  for (let y = 0; y < height; y++) {
    const top = Math.floor(y * stepY);
    const bottom = Math.max(top + 1, Math.floor((y + 1) * stepY));
    for (let x = 0; x < width; x++) {
      const left = Math.floor(x * stepX);
      const right = Math.max(left + 1, Math.floor((x + 1) * stepX));
      data.set(meanOf(picture, { left, top, right, bottom }), (y * width + x) * 4);
    }
  }
  return { width, height, data };
}

type Rgba = [red: number, green: number, blue: number, alpha: number];

function meanOf(
  { width, data }: Pixels,
  area: { left: number; top: number; right: number; bottom: number },
): Rgba {
  const sums: Rgba = [0, 0, 0, 0];
  for (let y = area.top; y < area.bottom; y++) {
    for (let x = area.left; x < area.right; x++) {
      const at = (y * width + x) * 4;
      const alpha = data[at + 3] ?? 0;
      for (const channel of [0, 1, 2] as const) sums[channel] += (data[at + channel] ?? 0) * alpha;
      sums[3] += alpha;
    }
  }
  const [red, green, blue, alpha] = sums;
  if (alpha === 0) return [0, 0, 0, 0];
  const count = (area.right - area.left) * (area.bottom - area.top);
  return [red / alpha, green / alpha, blue / alpha, alpha / count].map(Math.round) as Rgba;
}

/** The colour of the picture's rim; undefined where it has several. */
function rimColour({ width, height, data }: Pixels): readonly [number, number, number] | undefined {
  const rim: number[] = [];
  for (let x = 0; x < width; x++) rim.push(x, (height - 1) * width + x);
  for (let y = 0; y < height; y++) rim.push(y * width, y * width + width - 1);
  const middle = (channel: number): number =>
    rim.map((pixel) => data[pixel * 4 + channel] ?? 0).toSorted((one, other) => one - other)[
      rim.length >> 1
    ] ?? 0;
  const colour = [middle(0), middle(1), middle(2)] as const;
  const alike = rim.filter((pixel) => distance(data, pixel, colour) < SAME).length;
  return alike > rim.length * 0.85 ? colour : undefined;
}

function distance(data: Uint8Array, pixel: number, colour: readonly [number, number, number]): number {
  const steps = colour.map((value, channel) => Math.abs(value - (data[pixel * 4 + channel] ?? 0)));
  return Math.max(...steps);
}

/** What of a picture is its subject: its own alpha, else what differs from an even background round it. */
export function cutOut(picture: Pixels): { image: Pixels; framed: boolean } {
  const { width, height } = picture;
  const data = picture.data.slice();
  if (data.some((value, at) => at % 4 === 3 && value < 128))
    return { image: { width, height, data }, framed: false };
  const colour = rimColour(picture);
  if (!colour) return { image: { width, height, data }, framed: true };
  const seen = new Uint8Array(width * height);
  const open: number[] = [];
  const visit = (pixel: number): void => {
    if (seen[pixel] === 1) return;
    seen[pixel] = 1;
    const away = distance(picture.data, pixel, colour);
    if (away >= OTHER) return;
    data[pixel * 4 + 3] = away < SAME ? 0 : Math.round(((away - SAME) * 255) / (OTHER - SAME));
    if (away < SAME) open.push(pixel);
  };
  for (let x = 0; x < width; x++) [x, (height - 1) * width + x].forEach(visit);
  for (let y = 0; y < height; y++) [y * width, y * width + width - 1].forEach(visit);
  for (let pixel = open.pop(); pixel !== undefined; pixel = open.pop()) {
    const x = pixel % width;
    if (x > 0) visit(pixel - 1);
    if (x < width - 1) visit(pixel + 1);
    if (pixel >= width) visit(pixel - width);
    if (pixel < width * (height - 1)) visit(pixel + width);
  }
  return { image: { width, height, data }, framed: false };
}
