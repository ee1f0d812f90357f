import { contrast, fromHex, mix, oklch, toHex } from "../colour/colour.ts";
import type { Colour } from "../colour/colour.ts";
import type { Lettering } from "../scene/scene.ts";
import type { Stage } from "../scene/stage.ts";
import { box, n, path } from "../svg/shapes.ts";
import { LEADING, fitText, measure } from "./fit-text.ts";
import type { FittedText } from "./fit-text.ts";

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? "");
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

const INK = oklch(0.24, 0.03, 50);
const CREAM = oklch(0.97, 0.02, 90);

const FALLBACKS = [oklch(0, 0, 0), oklch(1, 0, 0)] as const;

/** Ink or cream, whichever reads better on the ground; black or white where neither has a contrast of 4.5 to 1. */
export function readableOn(ground: Colour): Colour {
  const better = (one: Colour, other: Colour): Colour =>
    contrast(one, ground) >= contrast(other, ground) ? one : other;
  const warm = better(INK, CREAM);
  return contrast(warm, ground) >= 4.5 ? warm : better(...FALLBACKS);
}

function lines(text: FittedText, area: Box, attributes: string): string {
  const step = text.size * LEADING;
  const first = area.y + (area.height - step * text.lines.length) / 2 + step * 0.5 + text.size * 0.35;
  return text.lines
    .map(
      (line, index) =>
        `<text x="${n(area.x + area.width / 2)}" y="${n(first + step * index)}" font-family="${text.face.family}" font-size="${n(text.size)}" text-anchor="middle" ${attributes}>${escapeXml(line)}</text>`,
    )
    .join("");
}

function inset(area: Box, across: number, down: number): Box {
  return {
    x: area.x + across,
    y: area.y + down,
    width: area.width - across * 2,
    height: area.height - down * 2,
  };
}

function fitted(letters: Lettering, area: Box, maxLines: number): FittedText | undefined {
  return fitText(letters.text, { width: area.width, height: area.height, maxLines });
}

/** A board of planks on posts; `foot` is where the posts end. */
function sign(stage: Stage, letters: Lettering, area: Box & { foot: number }): string {
  const wood = fromHex(stage.scene.colourOf["sign"] ?? "#c79a62");
  const board = fromHex(stage.paint(wood, 0, stage.light.darkness > 0.5 ? 0.9 : 0.5));
  const dark = stage.paint(wood, 0, -1.6);
  const text = fitted(letters, inset(area, area.width * 0.08, area.height * 0.14), 3);
  if (!text) return "";
  const random = stage.random(`sign ${letters.text}`);
  const posts = [0.2, 0.76].map((share) =>
    box([area.x + area.width * share, area.y + 8], [area.width * 0.045, area.foot - area.y - 8, 3], dark),
  );
  let grain = "";
  for (let line = 1; line < 3; line++) {
    const y = area.y + (area.height * line) / 3;
    grain += `M${n(area.x + 6)} ${n(y + random.between(-3, 3))}H${n(area.x + area.width - 6)}`;
  }
  const tilt = random.between(-1.6, 1.6).toFixed(2);
  return (
    `<ellipse cx="${n(area.x + area.width / 2)}" cy="${n(area.foot)}" rx="${n(area.width * 0.42)}" ry="7" fill="${toHex(stage.light.shadow)}" fill-opacity="0.35"/>` +
    posts.join("") +
    `<g transform="rotate(${tilt} ${n(area.x + area.width / 2)} ${n(area.y + area.height / 2)})">` +
    box([area.x, area.y + 5], [area.width, area.height, 9], dark) +
    box([area.x, area.y], [area.width, area.height, 9], toHex(board)) +
    `<path d="${grain}" stroke="${dark}" stroke-opacity="0.22" stroke-width="2.5" fill="none"/>` +
    lines(text, inset(area, area.width * 0.08, area.height * 0.14), `fill="${toHex(readableOn(board))}"`) +
    "</g>"
  );
}

function banner(stage: Stage, letters: Lettering, area: Box): string {
  const wish = stage.scene.colourOf["banner"] ?? stage.scene.colours[0];
  const cloth = wish === undefined ? oklch(0.56, 0.16, 25) : fromHex(wish);
  const fold = toHex(mix(cloth, oklch(0.2, 0.06, 290), 0.38));
  const inner = inset(area, area.width * 0.06, area.height * 0.16);
  const text = fitted(letters, inner, 2);
  if (!text) return "";
  const { x, y, width, height } = area;
  const tail = Math.min(width * 0.08, height * 0.8);
  const end = (side: 1 | -1): string => {
    const root = side === -1 ? x + tail * 0.35 : x + width - tail * 0.35;
    const tip = root + side * tail * 1.15;
    return path(
      `M${n(root)} ${n(y + height * 0.2)}H${n(tip)}L${n(tip - side * tail * 0.4)} ${n(y + height * 0.7)}L${n(tip)} ${n(y + height * 1.2)}H${n(root)}Z`,
      toHex(mix(cloth, oklch(0.2, 0.06, 290), 0.18)),
    );
  };
  const tuck = (root: number, side: 1 | -1): string =>
    path(
      `M${n(root)} ${n(y + height)}L${n(root + side * tail * 0.35)} ${n(y + height)}V${n(y + height * 1.2)}Z`,
      fold,
    );
  return (
    end(-1) +
    end(1) +
    tuck(x, 1) +
    tuck(x + width, -1) +
    box([x, y], [width, height, 4], toHex(cloth)) +
    `<path d="M${n(x + 8)} ${n(y + height * 0.09)}H${n(x + width - 8)}M${n(x + 8)} ${n(y + height * 0.91)}H${n(x + width - 8)}" stroke="${toHex(readableOn(cloth))}" stroke-opacity="0.4" stroke-width="2.5"/>` +
    lines(text, inner, `fill="${toHex(readableOn(cloth))}"`)
  );
}

/** Glowing letters on a dark board that is as wide as they are. */
function neon(letters: Lettering, area: Box): string {
  const text = fitted(letters, inset(area, area.width * 0.06, area.height * 0.14), 2);
  if (!text) return "";
  const wide =
    Math.max(...text.lines.map((line) => measure(text.face, line))) * text.size + area.height * 0.6;
  const board = { ...area, x: area.x + (area.width - wide) / 2, width: wide };
  const halo = [16, 9, 4].map((width, index) =>
    lines(
      text,
      board,
      `fill="none" stroke="#ff4fb0" stroke-opacity="${n(0.12 + index * 0.12)}" stroke-width="${width}" stroke-linejoin="round"`,
    ),
  );
  return (
    box([board.x, board.y], [board.width, board.height, 16], "#15101f") +
    halo.join("") +
    lines(text, board, 'fill="#ffe3f4"')
  );
}

/** A paper rim round the picture and the title on the paper below it. */
function poster(stage: Stage, letters: Lettering): string {
  const { width, outerHeight: height } = stage;
  const paper = oklch(0.965, 0.018, 88);
  const rim = Math.min(width, height) * 0.028;
  const top = stage.height;
  const ink = mix(stage.light.shadow, oklch(0.3, 0.09, 265), 0.5);
  const area: Box = {
    x: width * 0.08,
    y: top + rim * 0.4,
    width: width * 0.84,
    height: height - top - rim * 1.2,
  };
  const text = fitted(letters, area, 2);
  const sheet = `M0 0H${n(width)}V${n(height)}H0ZM${n(rim)} ${n(rim)}V${n(top)}H${n(width - rim)}V${n(rim)}Z`;
  const colour = contrast(ink, paper) >= 4.5 ? ink : INK;
  return (
    path(sheet, toHex(paper), 'fill-rule="evenodd"') +
    (text ? lines(text, area, `fill="${toHex(colour)}"`) : "")
  );
}

/** Drawn as on a wall that runs away from us; from `x` on it falls by so much along its width. */
function slanted(content: string, x: number, slant: number): string {
  return slant === 0 ? content : `<g transform="matrix(1 ${n(slant)} 0 1 0 ${n(-slant * x)})">${content}</g>`;
}

function spotBox(stage: Stage, letters: Lettering): Box {
  const spot = letters.box ?? { x: 0.2, y: 0.06, width: 0.6, height: 0.14 };
  return {
    x: spot.x * stage.width,
    y: spot.y * stage.height,
    width: spot.width * stage.width,
    height: spot.height * stage.height,
  };
}

/** All lettering of a scene, on its mounts. Text is escaped, fitted and never cropped. */
export function drawLettering(stage: Stage): string {
  return stage.scene.lettering
    .map((letters) => {
      const area = spotBox(stage, letters);
      switch (letters.mount) {
        case "sign":
          return slanted(
            sign(stage, letters, { ...area, foot: (letters.box?.foot ?? 0.92) * stage.height }),
            area.x,
            letters.box?.slant ?? 0,
          );
        case "banner":
          return banner(stage, letters, area);
        case "neon":
          return neon(letters, area);
        case "poster":
          return poster(stage, letters);
      }
    })
    .join("");
}
