/** Parts smaller than this beside the largest are specks of something else. */
const SMALLEST = 0.12;

/** Numbers of the connected parts, from 1; 0 where `belongs` is false. */
function label(
  belongs: (cell: number) => boolean,
  { columns, rows }: { columns: number; rows: number },
): { labels: Int32Array; sizes: number[] } {
  const labels = new Int32Array(columns * rows);
  const sizes = [0];
  for (let start = 0; start < labels.length; start++) {
    if (labels[start] !== 0 || !belongs(start)) continue;
    const own = sizes.length;
    let size = 0;
    const open = [start];
    labels[start] = own;
    const visit = (cell: number): void => {
      if (labels[cell] !== 0 || !belongs(cell)) return;
      labels[cell] = own;
      open.push(cell);
    };
    for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
      size++;
      const column = cell % columns;
      if (column > 0) visit(cell - 1);
      if (column < columns - 1) visit(cell + 1);
      if (cell >= columns) visit(cell - columns);
      if (cell < columns * (rows - 1)) visit(cell + columns);
    }
    sizes.push(size);
  }
  return { labels, sizes };
}

/** Shares without the specks round the main part, and with its pinholes closed. */
export function keepMainPart(shares: Float32Array, grid: { columns: number; rows: number }): Float32Array {
  const parts = label((cell) => (shares[cell] ?? 0) > 0.5, grid);
  const largest = Math.max(...parts.sizes);
  const holes = label((cell) => (shares[cell] ?? 0) <= 0.5, grid);
  return shares.map((share, cell) => {
    const part = parts.labels[cell] ?? 0;
    if (part !== 0) return (parts.sizes[part] ?? 0) < largest * SMALLEST ? 0 : share;
    const hole = holes.sizes[holes.labels[cell] ?? 0] ?? 0;
    return hole < largest * 0.01 ? 1 : share;
  });
}
