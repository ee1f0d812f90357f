import { fromHex, mix, oklch, toHex } from "../colour/colour.ts";
import type { Colour } from "../colour/colour.ts";
import { findSubject } from "../subjects/subjects.ts";
import { box, circle, n } from "../svg/shapes.ts";
import type { Stage } from "./stage.ts";

const PAPER = oklch(0.965, 0.012, 85);

/** The prompt's colour, or one that lets the main subject stand out: over against its own on the wheel, and quiet. */
function fieldOf({ scene }: Stage): Colour {
  const wish = scene.colours[0] ?? scene.colourOf["sky"];
  if (wish !== undefined) return fromHex(wish);
  const [first] = scene.subjects;
  const own = fromHex(first?.colours[0] ?? findSubject(first?.name ?? "")?.colours[0] ?? "#888888");
  const dark = own.l > 0.62;
  const length = Math.max(0.02, Math.sqrt(own.a * own.a + own.b * own.b));
  const chroma = dark ? 0.075 : 0.06;
  // A little off the exact opposite, which would glare.
  const [a, b] = [-own.a * 0.9 - own.b * 0.35, -own.b * 0.9 + own.a * 0.35];
  return { l: dark ? 0.4 : 0.86, a: (a / length) * chroma, b: (b / length) * chroma };
}

/** A rounded square with light from above, as app icons have. */
export function drawTile(stage: Stage, middle: number): string {
  const field = fieldOf(stage);
  const side = Math.min(stage.width, stage.height) * 0.84;
  const left = stage.width / 2 - side / 2;
  const top = middle - side / 2;
  const fill = stage.vertical([
    [0, toHex(mix(field, oklch(0.98, 0.02, 90), 0.28))],
    [1, toHex(mix(field, oklch(0.25, 0.08, 285), 0.22))],
  ]);
  const ring = Math.min(stage.width, stage.height) * 0.3;
  return (
    box([left, top], [side, side, side * 0.225], fill) +
    circle([stage.width / 2, middle], ring, toHex(mix(field, oklch(0.98, 0.02, 90), 0.2))).replace(
      "/>",
      ' fill-opacity="0.55"/>',
    )
  );
}

/** A place seen through the badge or the tile, for emblems of a place without a thing. */
export function drawView(stage: Stage, view: string): string {
  const side = Math.min(stage.width, stage.height);
  const [x, y] = [stage.width / 2, stage.height / 2];
  const round = side * 0.43 * 0.93;
  const half = side * 0.42;
  const tile = `<rect x="${n(x - half)}" y="${n(y - half)}" width="${n(half * 2)}" height="${n(half * 2)}" rx="${n(half * 0.45)}"/>`;
  const outline =
    stage.scene.emblem === "icon" ? tile : `<circle cx="${n(x)}" cy="${n(y)}" r="${n(round)}"/>`;
  return `<clipPath id="emblem">${outline}</clipPath><g clip-path="url(#emblem)">${view}</g>`;
}

function drawBadge(stage: Stage, middle: number): string {
  const field = fieldOf(stage);
  const radius = Math.min(stage.width, stage.height) * 0.43;
  const centre = [stage.width / 2, middle] as const;
  const line = toHex(mix(field, PAPER, 0.75));
  return (
    circle(centre, radius, toHex(mix(field, oklch(0.2, 0.06, 285), 0.25))) +
    circle(centre, radius * 0.955, line) +
    circle(centre, radius * 0.93, toHex(field)) +
    `<path d="M${n(centre[0] - radius * 0.93)} ${n(middle)}a${n(radius * 0.93)} ${n(radius * 0.93)} 0 0 0 ${n(radius * 1.86)} 0Z" fill="${toHex(mix(field, oklch(0.3, 0.07, 285), 0.16))}"/>`
  );
}

/** What a logo or an icon stands on: a sheet of paper with a tile, a badge or a plain disc. */
export function drawEmblem(stage: Stage, middle: number): string {
  const { scene, width, height } = stage;
  const field = fieldOf(stage);
  const sheet = box([0, 0], [width, height], toHex(mix(PAPER, field, 0.07)));
  if (scene.emblem === "icon") return sheet + drawTile(stage, middle);
  if (scene.emblem === "logo") return sheet + drawBadge(stage, middle);
  const disc = circle([width / 2, middle], Math.min(width, height) * 0.42, toHex(mix(field, PAPER, 0.45)));
  return sheet + disc;
}
