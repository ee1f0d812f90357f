const maximumLength = 48;

/**
 * A prompt as the beginning of a file name: small letters and digits of any script, joined by hyphens, cut between
 * words. `picture` where nothing is left.
 */
export function slug(prompt: string): string {
  const words = prompt
    .normalize("NFKD")
    .replace(/[\p{Mn}'’]/gu, "")
    .normalize("NFC")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
  const kept: string[] = [];
  let length = 0;
  for (const word of words) {
    const letters = Array.from(word).slice(0, maximumLength);
    if (length + letters.length > maximumLength) break;
    kept.push(letters.join(""));
    length += letters.length + 1;
  }
  return kept.join("-") || "picture";
}
