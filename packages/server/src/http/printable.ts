/** A client's text for an error message: one line of printable ASCII, no longer than that. */
export function printable(text: string, maximumLength = 200): string {
  return text.replace(/[^\x20-\x7e]/g, "?").slice(0, maximumLength);
}
