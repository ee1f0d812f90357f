import { clamp, cosine, cubeRoot, fifthRoot, lerp, sine } from "../numbers/arithmetic.ts";

/** A colour in OKLab, https://bottosson.github.io/posts/oklab/ : l in 0..1, a and b about -0.4..0.4. */
export interface Colour {
  l: number;
  a: number;
  b: number;
}

/** From OKLCH: lightness 0..1, chroma 0..0.37, hue in degrees. */
export function oklch(lightness: number, chroma: number, hue: number): Colour {
  const angle = (hue * 3.141592653589793) / 180;
  return { l: lightness, a: chroma * cosine(angle), b: chroma * sine(angle) };
}

export function chromaOf(colour: Colour): number {
  return Math.sqrt(colour.a * colour.a + colour.b * colour.b);
}

export function mix(from: Colour, to: Colour, share: number): Colour {
  return { l: lerp(from.l, to.l, share), a: lerp(from.a, to.a, share), b: lerp(from.b, to.b, share) };
}

/** Moves lightness and scales chroma. */
export function adjust(colour: Colour, lightness: number, chroma = 1): Colour {
  return { l: clamp(colour.l + lightness, 0, 1), a: colour.a * chroma, b: colour.b * chroma };
}

const LINEAR_OF_BYTE = Float64Array.from({ length: 256 }, (_, byte) => {
  const value = byte / 255;
  if (value <= 0.04045) return value / 12.92;
  const shifted = (value + 0.055) / 1.055;
  const root = fifthRoot(shifted);
  return shifted * shifted * root * root; // x^2.4
});

function byteOfLinear(linear: number): number {
  const value = clamp(linear, 0, 1);
  if (value <= 0.0031308) return Math.round(value * 12.92 * 255);
  const twelfth = cubeRoot(Math.sqrt(Math.sqrt(value)));
  const power = twelfth * twelfth * twelfth * twelfth * twelfth; // x^(5/12) = x^(1/2.4)
  return Math.round((1.055 * power - 0.055) * 255);
}

function toLinear(colour: Colour): [number, number, number] {
  const long = colour.l + 0.3963377774 * colour.a + 0.2158037573 * colour.b;
  const middle = colour.l - 0.1055613458 * colour.a - 0.0638541728 * colour.b;
  const short = colour.l - 0.0894841775 * colour.a - 1.291485548 * colour.b;
  const l = long * long * long;
  const m = middle * middle * middle;
  const s = short * short * short;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

/** sRGB bytes. Out-of-gamut colours lose chroma, not hue. */
export function toBytes(colour: Colour): [number, number, number] {
  let fitted = colour;
  for (let step = 0; step < 12; step++) {
    const [red, green, blue] = toLinear(fitted);
    if (Math.min(red, green, blue) >= -0.002 && Math.max(red, green, blue) <= 1.004) break;
    fitted = { l: clamp(fitted.l, 0, 1), a: fitted.a * 0.9, b: fitted.b * 0.9 };
  }
  const [red, green, blue] = toLinear(fitted);
  return [byteOfLinear(red), byteOfLinear(green), byteOfLinear(blue)];
}

export function toHex(colour: Colour): string {
  const [red, green, blue] = toBytes(colour);
  return `#${((1 << 24) | (red << 16) | (green << 8) | blue).toString(16).slice(1)}`;
}

export function fromBytes(red: number, green: number, blue: number): Colour {
  const r = LINEAR_OF_BYTE[red] ?? 0;
  const g = LINEAR_OF_BYTE[green] ?? 0;
  const b = LINEAR_OF_BYTE[blue] ?? 0;
  const l = cubeRoot(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = cubeRoot(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = cubeRoot(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return {
    l: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    a: 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    b: 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  };
}

/** From `#rrggbb`. */
export function fromHex(hex: string): Colour {
  const value = Number.parseInt(hex.slice(1), 16);
  return fromBytes((value >> 16) & 255, (value >> 8) & 255, value & 255);
}

function luminance(colour: Colour): number {
  const [red, green, blue] = toBytes(colour);
  return (
    0.2126 * (LINEAR_OF_BYTE[red] ?? 0) +
    0.7152 * (LINEAR_OF_BYTE[green] ?? 0) +
    0.0722 * (LINEAR_OF_BYTE[blue] ?? 0)
  );
}

/** WCAG 2 contrast ratio, 1..21, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(one: Colour, other: Colour): number {
  const first = luminance(one);
  const second = luminance(other);
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}
