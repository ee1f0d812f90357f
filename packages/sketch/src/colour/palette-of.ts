import type { Pixels } from "../request.ts";
import { chromaOf, fromBytes, toHex } from "./colour.ts";
import type { Colour } from "./colour.ts";

export interface ReferencePalette {
  /** `#rrggbb` of the upper third, the lower third, and the most colourful part. */
  sky: string;
  ground: string;
  accent: string;
}

interface Cell {
  colour: Colour;
  row: number;
}

const CELLS = 12;

function cellColours(picture: Pixels): Cell[] {
  const cells: Cell[] = [];
  for (let row = 0; row < CELLS; row++) {
    for (let column = 0; column < CELLS; column++) {
      const x = Math.floor(((column + 0.5) / CELLS) * picture.width);
      const y = Math.floor(((row + 0.5) / CELLS) * picture.height);
      const at = (y * picture.width + x) * 4;
      if ((picture.data[at + 3] ?? 0) < 128) continue;
      cells.push({
        colour: fromBytes(picture.data[at] ?? 0, picture.data[at + 1] ?? 0, picture.data[at + 2] ?? 0),
        row,
      });
    }
  }
  return cells;
}

function mean(cells: readonly Cell[]): string {
  const sum = cells.reduce(
    (total, { colour }) => ({ l: total.l + colour.l, a: total.a + colour.a, b: total.b + colour.b }),
    { l: 0, a: 0, b: 0 },
  );
  const count = Math.max(1, cells.length);
  return toHex({ l: sum.l / count, a: sum.a / count, b: sum.b / count });
}

/** The colours another picture would lend. */
export function paletteOf(picture: Pixels): ReferencePalette {
  const cells = cellColours(picture);
  const lively = cells
    .toSorted((one, other) => chromaOf(other.colour) - chromaOf(one.colour))
    .slice(0, Math.max(1, Math.floor(cells.length / 10)));
  return {
    sky: mean(cells.filter(({ row }) => row < CELLS / 3)),
    ground: mean(cells.filter(({ row }) => row >= (CELLS * 2) / 3)),
    accent: mean(lively),
  };
}
