import { clamp } from "../numbers/arithmetic.ts";
import type { PixelMask, Pixels } from "../request.ts";
import { clustersOf, costIn } from "./colour-clusters.ts";
import { keepMainPart } from "./keep-main-part.ts";
import type { EditTarget } from "./operation.ts";
import type { Region } from "./region.ts";

/** Side of the grid on which the object is looked for. */
const CELLS = 128;
/** Of the mask's box, how much of its surroundings says what is background. */
const MARGIN = 0.12;
const ROUNDS = 4;
const SMOOTHINGS = 6;
/** A mask that fills less of its box has been painted by hand, round the object itself. */
const BOXY = 0.86;

interface Grid {
  left: number;
  top: number;
  /** Pixels of the picture from cell to cell. */
  step: number;
  columns: number;
  rows: number;
  /** Three numbers a cell: lightness counts less than the two opponent colours, for shadows lie on objects too. */
  colours: Float32Array;
  /** 1 in the mask. */
  inside: Uint8Array;
}

function opponent(data: Uint8Array, at: number): readonly [number, number, number] {
  const [red, green, blue] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
  return [
    (0.3 * red + 0.59 * green + 0.11 * blue) * 0.6,
    (red - green) * 0.8,
    ((red + green) / 2 - blue) * 0.6,
  ];
}

function gridOf({ width, height, data }: Pixels, mask: PixelMask, region: Region): Grid {
  const margin = Math.max(2, Math.round(Math.max(region.width, region.height) * MARGIN));
  const left = Math.max(0, region.x - margin);
  const top = Math.max(0, region.y - margin);
  const across = Math.min(width, region.x + region.width + margin) - left;
  const down = Math.min(height, region.y + region.height + margin) - top;
  const step = Math.max(1, Math.max(across, down) / CELLS);
  const [columns, rows] = [Math.max(1, Math.floor(across / step)), Math.max(1, Math.floor(down / step))];
  const colours = new Float32Array(columns * rows * 3);
  const inside = new Uint8Array(columns * rows);
  for (let row = 0, cell = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, cell++) {
      const pixel = (top + Math.floor((row + 0.5) * step)) * width + left + Math.floor((column + 0.5) * step);
      colours.set(opponent(data, pixel * 4), cell * 3);
      inside[cell] = (mask.data[pixel] ?? 0) > 127 ? 1 : 0;
    }
  }
  return { left, top, step, columns, rows, colours, inside };
}

function chosen({ colours }: Grid, belongs: (cell: number) => boolean): Float32Array {
  const cells: number[] = [];
  for (let cell = 0; cell < colours.length / 3; cell++) if (belongs(cell)) cells.push(cell);
  const samples = new Float32Array(cells.length * 3);
  cells.forEach((cell, index) => samples.set(colours.subarray(cell * 3, cell * 3 + 3), index * 3));
  return samples;
}

/** What differs most from the surroundings is the object, to begin with. */
function firstGuess(grid: Grid, against: Float32Array): Float32Array | undefined {
  const around = clustersOf(
    chosen(grid, (cell) => grid.inside[cell] === 0),
    6,
  );
  if (around.length === 0) return undefined;
  const cost = new Float32Array(grid.inside.length);
  for (let cell = 0; cell < cost.length; cell++)
    cost[cell] =
      grid.inside[cell] === 1 ? costIn(around, grid.colours, cell * 3) * (1 - (against[cell] ?? 0) * 2.4) : 0;
  const within = [...cost].filter((_, cell) => grid.inside[cell] === 1).toSorted((one, other) => one - other);
  const limit = Math.max(within[Math.floor(within.length * 0.6)] ?? 0, 12);
  return cost.map((value) => (value >= limit ? 1 : 0));
}

/** How like its neighbours a cell is drawn to be: little across an edge. */
function smoothed(grid: Grid, evidence: Float32Array): Float32Array {
  const { columns, rows, colours, inside } = grid;
  let shares = evidence.map((value) => clamp(0.5 + value, 0, 1));
  for (let round = 0; round < SMOOTHINGS; round++) {
    const next = new Float32Array(shares.length);
    for (let row = 0, cell = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++, cell++) {
        if (inside[cell] === 0) continue;
        let [pull, weights] = [0, 0];
        for (const [dx, dy] of [
          [-1, 0],
          [1, 0],
          [0, -1],
          [0, 1],
        ] as const) {
          if (column + dx < 0 || column + dx >= columns || row + dy < 0 || row + dy >= rows) continue;
          const other = cell + dx + dy * columns;
          let apart = 0;
          for (let channel = 0; channel < 3; channel++)
            apart += ((colours[cell * 3 + channel] ?? 0) - (colours[other * 3 + channel] ?? 0)) ** 2;
          const weight = 1 / (1 + apart / 120);
          pull += weight * ((shares[other] ?? 0) - 0.5);
          weights += weight;
        }
        next[cell] = clamp(0.5 + (evidence[cell] ?? 0) + (weights > 0 ? (pull / weights) * 0.9 : 0), 0, 1);
      }
    }
    shares = next;
  }
  return shares;
}

/** A box is put round what is meant: its middle speaks for the object, its corners against. */
function central({ columns, rows }: Grid, cell: number): number {
  const [x, y] = [((cell % columns) + 0.5) / columns - 0.5, (Math.floor(cell / columns) + 0.5) / rows - 0.5];
  return 0.08 - (x * x + y * y) * 0.9;
}

/** Rows above and below that count as the same height. */
const NEAR_ROWS = 2;

/** Evidence against cells that look like what lies beside the box at their height: a sky's or a floor's own gradient. */
function besideRows({ columns, rows, colours, inside }: Grid): Float32Array {
  const outside = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => row * columns + column).filter(
      (cell) => inside[cell] === 0,
    ),
  );
  const against = new Float32Array(columns * rows);
  for (let row = 0, cell = 0; row < rows; row++) {
    const beside = outside.slice(Math.max(0, row - NEAR_ROWS), row + NEAR_ROWS + 1).flat();
    // A row wholly outside lies above or below the box and tells nothing of this height.
    const telling = beside.length < columns * 3 ? beside : [];
    for (let column = 0; column < columns; column++, cell++) {
      if (inside[cell] === 0) continue;
      let least = Infinity;
      for (const other of telling) {
        let apart = 0;
        for (let channel = 0; channel < 3; channel++)
          apart += ((colours[cell * 3 + channel] ?? 0) - (colours[other * 3 + channel] ?? 0)) ** 2;
        if (apart < least) least = apart;
      }
      against[cell] = clamp(1 - least / 160, 0, 1) * 0.34;
    }
  }
  return against;
}

/** Models of object and background in turn with what each cell then is: GrabCut's loop with soft cells for its cuts. */
function refine(grid: Grid, guess: Float32Array, against: Float32Array): Float32Array | undefined {
  let shares = guess;
  for (let round = 0; round < ROUNDS; round++) {
    const object = clustersOf(
      chosen(grid, (cell) => (shares[cell] ?? 0) > 0.5),
      5,
    );
    const rest = clustersOf(
      chosen(grid, (cell) => (shares[cell] ?? 0) < 0.35),
      7,
    );
    if (object.length === 0 || rest.length === 0) return undefined;
    const evidence = new Float32Array(shares.length);
    for (let cell = 0; cell < evidence.length; cell++) {
      if (grid.inside[cell] === 0) evidence[cell] = -1;
      else {
        const apart = costIn(rest, grid.colours, cell * 3) - costIn(object, grid.colours, cell * 3);
        evidence[cell] = clamp(apart * 0.06 + central(grid, cell) - (against[cell] ?? 0), -0.6, 0.6);
      }
    }
    shares = smoothed(grid, evidence);
  }
  return shares;
}

/** Each cell with a quarter of what lies beside it and above and below, so that no edge is a staircase. */
function softened({ columns, rows }: Grid, shares: Float32Array): Float32Array {
  return shares.map((share, cell) => {
    const [column, row] = [cell % columns, Math.floor(cell / columns)];
    const before = shares[column > 0 ? cell - 1 : cell] ?? 0;
    const after = shares[column < columns - 1 ? cell + 1 : cell] ?? 0;
    const above = shares[row > 0 ? cell - columns : cell] ?? 0;
    const below = shares[row < rows - 1 ? cell + columns : cell] ?? 0;
    return share * 0.5 + (before + after + above + below) * 0.125;
  });
}

/** The grid's shares at every pixel of the picture, straight between cells, with an edge a cell wide. */
function atPixels(grid: Grid, shares: Float32Array, mask: PixelMask): PixelMask {
  const data = new Uint8Array(mask.data.length);
  const at = (column: number, row: number): number =>
    shares[clamp(row, 0, grid.rows - 1) * grid.columns + clamp(column, 0, grid.columns - 1)] ?? 0;
  for (let y = 0; y < mask.height; y++) {
    const row = (y - grid.top + 0.5) / grid.step - 0.5;
    if (row < -1 || row > grid.rows) continue;
    const [above, down] = [Math.floor(row), row - Math.floor(row)];
    for (let x = 0; x < mask.width; x++) {
      const pixel = y * mask.width + x;
      if ((mask.data[pixel] ?? 0) === 0) continue;
      const column = (x - grid.left + 0.5) / grid.step - 0.5;
      const [before, across] = [Math.floor(column), column - Math.floor(column)];
      const upper = at(before, above) * (1 - across) + at(before + 1, above) * across;
      const lower = at(before, above + 1) * (1 - across) + at(before + 1, above + 1) * across;
      const share = clamp((upper + (lower - upper) * down - 0.5) * 1.6 + 0.5, 0, 1);
      data[pixel] = Math.round(share * 255);
    }
  }
  return { width: mask.width, height: mask.height, data };
}

/**
 * The object that a box round it means: how much of each pixel is the object, 0..255, nothing outside the mask. Colours
 * outside the box and on what is left of it model the background (after Rother, Kolmogorov and Blake's GrabCut, 2004).
 * Undefined where the mask is no box, or nothing in it stands out from what is around.
 */
export function objectWithin({ initImage, mask, region }: EditTarget): PixelMask | undefined {
  if (!mask || region.share > 0.9) return undefined;
  const masked = region.share * mask.width * mask.height;
  if (masked < region.width * region.height * BOXY || Math.min(region.width, region.height) < 8)
    return undefined;
  const grid = gridOf(initImage, mask, region);
  const against = besideRows(grid);
  const guess = firstGuess(grid, against);
  const shares = guess && refine(grid, guess, against);
  if (!shares) return undefined;
  const kept = keepMainPart(shares, grid);
  const count = kept.reduce((sum, share) => sum + (share > 0.5 ? 1 : 0), 0);
  const cells = grid.inside.reduce((sum, inside) => sum + inside, 0);
  return count > cells * 0.04 && count < cells * 0.94
    ? atPixels(grid, softened(grid, kept), mask)
    : undefined;
}
