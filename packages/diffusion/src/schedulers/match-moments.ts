/**
 * Weights by which values at some places integrate every polynomial as exactly as there are places: the solution of
 * `sum of weight * place ** power = moment of that power`, a system of Vandermonde's.
 * @param places all different, as many as there are moments
 * @param moments of the powers 0, 1, 2 …
 */
export function matchMoments(places: readonly number[], moments: readonly number[]): number[] {
  const rows = moments.map((moment, power) => [...places.map((place) => place ** power), moment]);
  for (const [column, pivot] of rows.entries())
    for (const [index, row] of rows.entries()) {
      if (index === column) continue;
      const factor = (row[column] ?? 0) / (pivot[column] ?? 1);
      for (let at = column; at < row.length; at += 1) row[at] = (row[at] ?? 0) - factor * (pivot[at] ?? 0);
    }
  return rows.map((row, index) => (row.at(-1) ?? 0) / (row[index] ?? 1));
}
