import type { Size } from "@pinhole/contract";

/** Character cells of a terminal. */
export interface Cells {
  columns: number;
  rows: number;
}

const largest: Cells = { columns: 64, rows: 24 };

/** The cells a picture takes: as many as fit, in its own shape. A cell is twice as high as wide. */
export function fitCells(picture: Size, terminal: Cells): Cells {
  const columns = Math.max(1, Math.min(terminal.columns - 1, largest.columns));
  // Room for the command line and the paths.
  const rows = Math.max(1, Math.min(terminal.rows - 4, largest.rows));
  const scale = Math.min(columns / picture.width, (rows * 2) / picture.height);
  return {
    columns: Math.max(1, Math.round(picture.width * scale)),
    rows: Math.max(1, Math.round((picture.height * scale) / 2)),
  };
}
