import type { Colour } from "../../colour/colour.ts";
import { adjust, chromaOf, fromHex } from "../../colour/colour.ts";
import { clamp } from "../../numbers/arithmetic.ts";
import { n, path } from "../../svg/shapes.ts";
import type { Brush, Realm, Subject } from "../subject.ts";
import { glyphArt } from "./glyph-art.ts";
import { markFeatures } from "./mark-features.ts";

/** How much of the art's own strength of colour is kept: it is made for small sizes on white. */
const CALM = 0.8;

interface Frame {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Whether a colour belongs to the main one: the same hue, or both of them grey. */
function akin(colour: Colour, main: Colour): boolean {
  const [one, other] = [chromaOf(colour), chromaOf(main)];
  if (other < 0.04) return one < 0.05 && Math.abs(colour.l - main.l) < 0.4;
  return one > 0.03 && (colour.a * main.a + colour.b * main.b) / (one * other) > 0.86;
}

/** The prompt's colour in place of the art's main one: lighter and darker parts stay lighter and darker. */
function repaint(colour: Colour, main: Colour, asked: Colour | undefined): Colour {
  if (!asked || !akin(colour, main)) return adjust(colour, 0, CALM);
  const strength = chromaOf(main) < 0.04 ? 1 : clamp(chromaOf(colour) / chromaOf(main), 0.5, 1.15);
  return {
    l: clamp(asked.l + (colour.l - main.l) * 0.85, 0.08, 0.98),
    a: asked.a * strength,
    b: asked.b * strength,
  };
}

interface Look {
  art: string;
  frame: Frame;
  main: Colour;
  flip: boolean;
}

function painted({ art, main }: Look, brush: Brush, step: number): string {
  return art.replaceAll(/(fill|stroke)="#([\da-f]{6}|[\da-f]{3})"/gi, (_, what: string, hex: string) => {
    const long = hex.length === 3 ? hex.replaceAll(/./g, "$&$&") : hex;
    return `${what}="${brush.of(repaint(fromHex(`#${long}`), main, brush.asked), step)}"`;
  });
}

/** The art with its feet at (0, 0), 100 high, and a shadow side that follows the light. */
function drawGlyph(brush: Brush, id: string, look: Look): string {
  const { frame, flip } = look;
  const scale = 100 / frame.height;
  const half = (frame.width * scale) / 2;
  const place = `scale(${n(flip ? -scale : scale)} ${n(scale)}) translate(${n(-frame.left - frame.width / 2)} ${n(-frame.top - frame.height)})`;
  const clip = `shade-${id}-${brush.lit}`;
  const edge = `M${n(half * 0.2)} -104Q${n(half * 0.75)} -52 ${n(half * 0.05)} 4H${n(half * 1.1)}V-104Z`;
  return (
    `<clipPath id="${clip}">${brush.shadow(edge, "#000000")}</clipPath>` +
    `<g transform="${place}">${painted(look, brush, 0.2)}</g>` +
    `<g clip-path="url(#${clip})"><g transform="${place}">${painted(look, brush, -0.9)}</g></g>`
  );
}

/** Shoulders below a head, down past the picture's edge. */
function drawBust(brush: Brush, half: number): string {
  return (
    path(
      `M${n(-half * 0.5)} -14Q${n(-half * 1.3)} 6 ${n(-half * 1.5)} 130H${n(half * 1.5)}Q${n(half * 1.3)} 6 ${n(half * 0.5)} -14Z`,
      brush.main(-0.7),
    ) +
    brush.shadow(
      `M${n(half * 0.1)} -10H${n(half * 0.52)}Q${n(half * 1.3)} 6 ${n(half * 1.5)} 130H${n(half * 0.5)}Q${n(half * 0.7)} 40 ${n(half * 0.1)} -10Z`,
      brush.main(-1.6),
    )
  );
}

/** A subject from one line of the list. @throws when the line is not of its form */
export function glyphSubject(line: string): Subject {
  const [name = "", glyph = "", words = "", being = "", view = ""] = line.split(" | ");
  const [realm, height, metres, place = "meadow"] = being.split(" ");
  const [looks, left, top, wide, tall, hex = ""] = view.split(" ");
  if (!isRealm(realm) || !/^#[\da-f]{6}$/.test(hex)) throw new Error(`Not a line of the glyph list: ${name}`);
  const frame = { left: Number(left), top: Number(top), width: Number(wide), height: Number(tall) };
  const aspect = frame.width / frame.height;
  const main = fromHex(hex);
  const subject: Subject = {
    name,
    words: words.split(", "),
    realm,
    height: Number(height),
    metres: Number(metres),
    aspect,
    foot: 0.75,
    place,
    colours: [hex],
    draw: (brush) =>
      drawGlyph(brush, glyph, { art: markFeatures(glyphArt(glyph)), frame, main, flip: looks === "left" }),
  };
  return looks === "head" ? { ...subject, bust: (brush) => drawBust(brush, aspect * 50) } : subject;
}

function isRealm(word: string | undefined): word is Realm {
  return word === "ground" || word === "water" || word === "air" || word === "deep";
}
