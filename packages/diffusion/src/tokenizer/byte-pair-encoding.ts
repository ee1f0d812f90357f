/** A vocabulary and the order in which neighbours are merged. */
export interface BytePairs {
  /** Id of each token. */
  vocabulary: ReadonlyMap<string, number>;
  /** Rank of each pair `left right` (with the space): lower merges first. */
  ranks: ReadonlyMap<string, number>;
}

const unranked = 0x7fff_ffff;

/**
 * Byte pair encoding (Sennrich, Haddow and Birch 2016): merges the neighbours of lowest rank, everywhere in the word and
 * from the left, until no neighbours have a rank.
 * @param word its symbols; the last one carries the end-of-word mark
 * @returns tokens, whether in the vocabulary or not
 */
export function mergeBytePairs(word: readonly string[], ranks: BytePairs["ranks"]): string[] {
  const symbols = [...word];
  // The rank of each symbol with its right neighbour; looked up once, and again only beside a merge.
  const rightRanks = Int32Array.from(symbols, (symbol, index) => rankOf(symbol, symbols[index + 1]));
  function rankOf(left: string | undefined, right: string | undefined): number {
    return right === undefined ? unranked : (ranks.get(`${left} ${right}`) ?? unranked);
  }
  for (;;) {
    const lowest = lowestOf(rightRanks, symbols.length);
    if (lowest === unranked) return symbols;
    mergeRanked(symbols, rightRanks, { lowest, rankOf });
  }
}

function lowestOf(numbers: Int32Array, count: number): number {
  let lowest = unranked;
  for (let index = 0; index < count; index += 1) lowest = Math.min(lowest, numbers[index] ?? unranked);
  return lowest;
}

/** Joins every pair of the lowest rank, in place; `symbols` gets shorter. */
function mergeRanked(
  symbols: string[],
  rightRanks: Int32Array,
  merge: { lowest: number; rankOf(left: string | undefined, right: string | undefined): number },
): void {
  let written = 0;
  let beside = false;
  for (let read = 0; read < symbols.length; read += 1, written += 1) {
    const joins = rightRanks[read] === merge.lowest;
    symbols[written] = joins ? `${symbols[read]}${symbols[read + 1]}` : (symbols[read] ?? "");
    if (joins) read += 1;
    rightRanks[written] = rightRanks[read] ?? unranked;
    if (written > 0 && (joins || beside))
      rightRanks[written - 1] = merge.rankOf(symbols[written - 1], symbols[written]);
    beside = joins;
  }
  symbols.length = written;
}
