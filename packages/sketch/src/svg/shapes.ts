import { round2 } from "../numbers/arithmetic.ts";

export type Point = readonly [x: number, y: number];

/** A number as SVG text, two decimals. */
export function n(value: number): string {
  return String(round2(value));
}

function points(list: readonly Point[]): string {
  return list.map(([x, y]) => `${n(x)} ${n(y)}`).join(" ");
}

/** A closed polygon's path data. */
export function polygon(list: readonly Point[]): string {
  return `M${points(list)}Z`;
}

/** Path data of a smooth curve through the points (Catmull-Rom as cubic Béziers). */
export function smooth(list: readonly Point[], closed: boolean): string {
  const count = list.length;
  const at = (index: number): Point =>
    list[closed ? (index + count) % count : Math.min(Math.max(index, 0), count - 1)] ?? [0, 0];
  let path = `M${points([at(0)])}`;
  for (let index = 0; index < (closed ? count : count - 1); index++) {
    const [before, from, to, after] = [at(index - 1), at(index), at(index + 1), at(index + 2)];
    const first: Point = [from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6];
    const second: Point = [to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6];
    path += `C${points([first, second, to])}`;
  }
  return closed ? `${path}Z` : path;
}

const LONG_DECIMALS = /\d+\.\d{3,}/g;

/** Filled path data; numbers are cut to two decimals here, whoever wrote them. */
export function path(data: string, fill: string, more = ""): string {
  const rounded = data.replace(LONG_DECIMALS, (number) => n(Number(number)));
  return `<path d="${rounded}" fill="${fill}"${more && ` ${more}`}/>`;
}

/** A line without fill, round ends. */
export function stroke(data: string, colour: string, width: number): string {
  return `<path d="${data}" fill="none" stroke="${colour}" stroke-width="${n(width)}" stroke-linecap="round" stroke-linejoin="round"/>`;
}

export function circle(centre: Point, radius: number, fill: string): string {
  return `<circle cx="${n(centre[0])}" cy="${n(centre[1])}" r="${n(radius)}" fill="${fill}"/>`;
}

export function ellipse(centre: Point, radii: Point, fill: string): string {
  return `<ellipse cx="${n(centre[0])}" cy="${n(centre[1])}" rx="${n(radii[0])}" ry="${n(radii[1])}" fill="${fill}"/>`;
}

/** A rectangle from its left top corner; a third number in `size` rounds it. */
export function box(
  corner: Point,
  size: readonly [width: number, height: number, radius?: number],
  fill: string,
): string {
  const [width, height, radius = 0] = size;
  const rounding = radius > 0 ? ` rx="${n(radius)}"` : "";
  return `<rect x="${n(corner[0])}" y="${n(corner[1])}" width="${n(width)}" height="${n(height)}"${rounding} fill="${fill}"/>`;
}

export function group(content: string, attributes: string): string {
  return content ? `<g ${attributes}>${content}</g>` : "";
}

/** Eyes and other features that a style leaves crisp: they are laid over its pass again. */
export function face(content: string): string {
  return group(content, 'class="face"');
}
