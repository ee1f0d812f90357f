/**
 * One printable character for each byte, as byte-level vocabularies write them: printable Latin-1 bytes stand for
 * themselves, the rest are counted up from U+0100 (openai/gpt-2 `bytes_to_unicode`).
 */
const byteSymbols: readonly string[] = listByteSymbols();

function listByteSymbols(): string[] {
  let unprintable = 0;
  return Array.from({ length: 256 }, (_, byte) => {
    const printable =
      (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || (byte >= 0xae && byte <= 0xff);
    if (printable) return String.fromCodePoint(byte);
    unprintable += 1;
    return String.fromCodePoint(0xff + unprintable);
  });
}

const byteOfSymbol = new Map(byteSymbols.map((symbol, byte) => [symbol, byte]));

/** @returns the text's UTF-8 bytes, a symbol each */
export function toByteSymbols(text: string): string[] {
  return Array.from(new TextEncoder().encode(text), (byte) => byteSymbols[byte] ?? "");
}

/** @returns the text of the symbols; what is not UTF-8 becomes U+FFFD */
export function fromByteSymbols(symbols: string): string {
  const bytes = Array.from(symbols, (symbol) => byteOfSymbol.get(symbol)).filter(
    (byte) => byte !== undefined,
  );
  return new TextDecoder().decode(Uint8Array.from(bytes));
}
