export type Token =
  | { kind: "word"; text: string; word: string }
  | { kind: "quote"; text: string }
  | { kind: "break" };

// Cc, Cf (which holds the bidi controls), unassigned, private use and lone surrogates never reach a picture.
const UNSAFE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]/gu;

/** The prompt without control, bidi and other invisible characters; line ends become spaces. */
export function cleanText(text: string): string {
  return text.replace(/[\r\n\t\u2028\u2029]/g, " ").replace(UNSAFE, "");
}

const QUOTES =
  /"([^"]{1,200})"|“([^”]{1,200})”|«([^»]{1,200})»|„([^“”]{1,200})[“”]|「([^」]{1,200})」|(?<![\p{L}\p{N}])['‘]([^'’]{1,200})['’](?![\p{L}\p{N}])/u;
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}]+)*|\p{Extended_Pictographic}/u;
const BREAK = /[.,;:!?()[\]{}|/\n，。、；：！？]/u;
const PIECE = new RegExp(`${QUOTES.source}|(?<word>${WORD.source})|(?<break>${BREAK.source})`, "gu");

function wordOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/['’]s?$/, "")
    .replaceAll("’", "'");
}

/** Words, quoted texts and clause breaks, in order. Hyphens part words. */
export function tokenize(prompt: string): Token[] {
  const tokens: Token[] = [];
  for (const match of cleanText(prompt).matchAll(PIECE)) {
    const { word, break: ending } = match.groups ?? {};
    const quoted = match.slice(1, 7).find((text) => text !== undefined);
    if (quoted !== undefined) tokens.push({ kind: "quote", text: quoted.trim() });
    else if (word !== undefined) tokens.push({ kind: "word", text: word, word: wordOf(word) });
    else if (ending !== undefined) tokens.push({ kind: "break" });
  }
  return tokens;
}

const IRREGULAR: Readonly<Record<string, string>> = {
  men: "man",
  women: "woman",
  children: "child",
  people: "person",
  mice: "mouse",
  geese: "goose",
  wolves: "wolf",
  leaves: "leaf",
  cacti: "cactus",
  feet: "foot",
  knives: "knife",
  fishes: "fish",
  foxes: "fox",
};

/** Forms the word may be the plural of, likeliest first. */
export function singulars(word: string): string[] {
  const irregular = IRREGULAR[word];
  if (irregular !== undefined) return [irregular];
  if (word.length < 4 || !word.endsWith("s") || word.endsWith("ss")) return [];
  const forms = [word.slice(0, -1)];
  if (word.endsWith("es")) forms.push(word.slice(0, -2));
  if (word.endsWith("ies")) forms.push(`${word.slice(0, -3)}y`);
  return forms;
}
