import { fitText, measure, wrap } from "./fit-text.ts";
import type { Face } from "./fonts.ts";

export interface FittedBlock {
  face: Face;
  /** Each line with its own size, so that short and long ones are equally wide; `y` is its baseline from the block's top. */
  lines: { text: string; size: number; y: number }[];
  width: number;
  height: number;
}

/** Height of capitals and depth of tails, as shares of the font size; a little air between lines. */
const CAPITAL = 0.72;
const TAIL = 0.2;
const AIR = 0.11;
const MOST_LINES = 3;
/** How much larger a short line may be set than the longest. */
const UNLIKE = 1.7;

function setLines(face: Face, texts: readonly string[], box: { width: number; height: number }): FittedBlock {
  const full = texts.map((text) => box.width / Math.max(0.01, measure(face, text)));
  const sizes = full.map((size) => Math.min(size, Math.min(...full) * UNLIKE));
  const stacked = (scale: number): FittedBlock => {
    let height = 0;
    const lines = texts.map((text, index) => {
      const size = (sizes[index] ?? 0) * scale;
      const y = height + size * CAPITAL;
      height = y + size * (/[gjpqyçQ,;]/.test(text) ? TAIL : 0) + (index < texts.length - 1 ? size * AIR : 0);
      return { text, size, y };
    });
    const width = Math.max(...lines.map(({ text, size }) => measure(face, text) * size));
    return { face, lines, width, height };
  };
  return stacked(Math.min(1, box.height / stacked(1).height));
}

/** How much paper the letters of a block take: the more, the bolder it is. */
function weightOf({ face, lines }: FittedBlock): number {
  return lines.reduce((sum, { text, size }) => sum + measure(face, text) * size * size, 0);
}

/** A text as a block of up to three lines, each as wide as the box allows, as on a poster; undefined where no letter can be drawn. */
export function fitBlock(text: string, box: { width: number; height: number }): FittedBlock | undefined {
  const fitted = fitText(text, { ...box, maxLines: MOST_LINES });
  if (!fitted) return undefined;
  const words = fitted.lines.join(" ").split(" ");
  const blocks = Array.from({ length: Math.min(MOST_LINES, words.length) }, (_, index) =>
    setLines(fitted.face, wrap(fitted.face, words, index + 1), box),
  );
  return blocks.reduce((best, other) => (weightOf(other) > weightOf(best) ? other : best));
}
