/** Names of what is not drawn beyond these are counted instead. */
const MAX_NOT_DRAWN = 12;

/** A list of names of sensible length: what is cut is counted in its last entry. */
export function shorten(names: string[]): string[] {
  if (names.length <= MAX_NOT_DRAWN) return names;
  return [...names.slice(0, MAX_NOT_DRAWN), `and ${names.length - MAX_NOT_DRAWN} more`];
}
