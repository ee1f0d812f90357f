import { fromHex, mix, oklch, toHex } from "../colour/colour.ts";
import type { Lettering } from "../scene/scene.ts";
import type { Stage } from "../scene/stage.ts";
import { box, n, path } from "../svg/shapes.ts";
import { drawPoster } from "./draw-poster.ts";
import { LEADING, fitText, measure } from "./fit-text.ts";
import type { FittedText } from "./fit-text.ts";
import { escapeXml, readableOn } from "./letters.ts";
import type { Mounted } from "./letters.ts";

const NOTHING: Mounted = { mount: "", text: "" };

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
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
function sign(stage: Stage, letters: Lettering, area: Box & { foot: number }): Mounted {
  const wood = fromHex(stage.scene.colourOf["sign"] ?? "#c79a62");
  const board = fromHex(stage.paint(wood, 0, stage.light.darkness > 0.5 ? 0.9 : 0.5));
  const dark = stage.paint(wood, 0, -1.6);
  const text = fitted(letters, inset(area, area.width * 0.08, area.height * 0.14), 3);
  if (!text) return NOTHING;
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
  const turned = (content: string): string =>
    `<g transform="rotate(${tilt} ${n(area.x + area.width / 2)} ${n(area.y + area.height / 2)})">${content}</g>`;
  const planks =
    box([area.x, area.y + 5], [area.width, area.height, 9], dark) +
    box([area.x, area.y], [area.width, area.height, 9], toHex(board)) +
    `<path d="${grain}" stroke="${dark}" stroke-opacity="0.22" stroke-width="2.5" fill="none"/>`;
  const shadow = `<ellipse cx="${n(area.x + area.width / 2)}" cy="${n(area.foot)}" rx="${n(area.width * 0.42)}" ry="7" fill="${toHex(stage.light.shadow)}" fill-opacity="0.35"/>`;
  return {
    mount: shadow + posts.join("") + turned(planks),
    text: turned(
      lines(text, inset(area, area.width * 0.08, area.height * 0.14), `fill="${toHex(readableOn(board))}"`),
    ),
  };
}

function banner(stage: Stage, letters: Lettering, area: Box): Mounted {
  const wish = stage.scene.colourOf["banner"] ?? stage.scene.colours[0];
  const cloth = wish === undefined ? oklch(0.56, 0.16, 25) : fromHex(wish);
  const fold = toHex(mix(cloth, oklch(0.2, 0.06, 290), 0.38));
  const inner = inset(area, area.width * 0.06, area.height * 0.16);
  const text = fitted(letters, inner, 2);
  if (!text) return NOTHING;
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
  const seam = `<path d="M${n(x + 8)} ${n(y + height * 0.09)}H${n(x + width - 8)}M${n(x + 8)} ${n(y + height * 0.91)}H${n(x + width - 8)}" stroke="${toHex(readableOn(cloth))}" stroke-opacity="0.4" stroke-width="2.5"/>`;
  return {
    mount:
      end(-1) +
      end(1) +
      tuck(x, 1) +
      tuck(x + width, -1) +
      box([x, y], [width, height, 4], toHex(cloth)) +
      seam,
    text: lines(text, inner, `fill="${toHex(readableOn(cloth))}"`),
  };
}

/** Glowing letters on a dark board that is as wide as they are. */
function neon(letters: Lettering, area: Box): Mounted {
  const text = fitted(letters, inset(area, area.width * 0.06, area.height * 0.14), 2);
  if (!text) return NOTHING;
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
  return {
    mount: box([board.x, board.y], [board.width, board.height, 16], "#15101f"),
    text: halo.join("") + lines(text, board, 'fill="#ffe3f4"'),
  };
}

/** Piped in chocolate over a bed of cream. */
function icing(stage: Stage, letters: Lettering, area: Box): Mounted {
  const text = fitted(letters, area, 2);
  if (!text) return NOTHING;
  const cream = stage.paint("#fdf6e8", 0, 0.4);
  const bed = lines(
    text,
    area,
    `fill="none" stroke="${cream}" stroke-width="${n(text.size * 0.24)}" stroke-linejoin="round"`,
  );
  return { mount: bed, text: bed + lines(text, area, `fill="${toHex(readableOn(fromHex(cream)))}"`) };
}

/** Drawn as on a wall that runs away from us; from `x` on it falls by so much along its width. */
function slanted({ mount, text }: Mounted, x: number, slant: number): Mounted {
  if (slant === 0) return { mount, text };
  const lean = `<g transform="matrix(1 ${n(slant)} 0 1 0 ${n(-slant * x)})">`;
  return { mount: `${lean}${mount}</g>`, text: `${lean}${text}</g>` };
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

function mounted(stage: Stage, letters: Lettering): Mounted {
  const area = spotBox(stage, letters);
  switch (letters.mount) {
    case "sign": {
      const board = sign(stage, letters, { ...area, foot: (letters.box?.foot ?? 0.92) * stage.height });
      return slanted(board, area.x, letters.box?.slant ?? 0);
    }
    case "banner":
      return banner(stage, letters, area);
    case "neon":
      return neon(letters, area);
    case "poster":
      return drawPoster(stage, letters);
    case "icing":
      return icing(stage, letters, area);
  }
}

/** All lettering of a scene, on its mounts or one of the two alone. Text is escaped, fitted and never cropped. */
export function drawLettering(stage: Stage, part: "both" | "mounts" | "text" | "none" = "both"): string {
  if (part === "none") return "";
  return stage.scene.lettering
    .map((letters) => mounted(stage, letters))
    .map(({ mount, text }) => (part === "text" ? "" : mount) + (part === "mounts" ? "" : text))
    .join("");
}
