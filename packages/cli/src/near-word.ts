/** The word that one slip of the finger would have made of it: a letter too many, too few, wrong, or two swapped. */
export function nearWord(typed: string, words: readonly string[]): string | undefined {
  return words.find((word) => word !== typed && isOneSlip(typed, word));
}

function isOneSlip(left: string, right: string): boolean {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  if (short.length < 2 || long.length - short.length > 1) return false;
  let same = 0;
  while (same < short.length && short[same] === long[same]) same += 1;
  const rest = long.slice(same + 1);
  if (short.length < long.length) return short.slice(same) === rest;
  const swapped = `${short[same + 1] ?? ""}${short[same] ?? ""}${short.slice(same + 2)}`;
  return short.slice(same + 1) === rest || swapped === long.slice(same);
}
