// npm run gallery [-- FOLDER]: draws the list of prompts at three sizes into a page and a contact sheet, outside the repository.
import { mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { drawEntry, galleryEntries } from "./gallery-pictures.ts";
import type { GalleryEntry } from "./gallery-pictures.ts";

const SIZES = [
  { name: "square", width: 768, height: 768 },
  { name: "wide", width: 1152, height: 576 },
  { name: "tall", width: 576, height: 1024 },
] as const;
const TILE = 160;
const GAP = 6;
const COLUMNS = 10;

const folder = process.argv[2] ?? join(tmpdir(), "pinhole-gallery");
mkdirSync(folder, { recursive: true });

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

/** Draws an entry at every size and returns its part of the page and its tile. */
async function show(entry: GalleryEntry, index: number): Promise<{ figure: string; tile: Buffer }> {
  let pictures = "";
  let told = "";
  let tile = Buffer.alloc(0);
  for (const { name, width, height } of SIZES) {
    const { image, revisedPrompt } = drawEntry(entry, { width, height, seed: 100 + index });
    const file = `${String(index).padStart(3, "0")}-${name}.webp`;
    const drawn = sharp(Buffer.from(image.data), { raw: { width, height, channels: 4 } });
    await drawn.clone().webp({ quality: 86 }).toFile(join(folder, file));
    pictures += `<img src="${file}" alt="" height="240" loading="lazy">`;
    if (name !== "square") continue;
    told = revisedPrompt;
    tile = await drawn.resize(TILE, TILE).flatten({ background: "#ffffff" }).png().toBuffer();
  }
  console.error(`${entry.line}\n    ${told}`);
  const caption = `<figcaption><b>${escaped(entry.line)}</b><br>${escaped(told)}</figcaption>`;
  return { figure: `<figure>${caption}${pictures}</figure>`, tile };
}

const entries = galleryEntries();
const tiles: Buffer[] = [];
let page = "";
let section = "";
for (const [index, entry] of entries.entries()) {
  if (entry.section !== section) page += `<h2>${escaped(entry.section)}</h2>`;
  section = entry.section;
  const { figure, tile } = await show(entry, index);
  page += figure;
  tiles.push(tile);
}

const step = TILE + GAP;
const sheet = sharp({
  create: {
    width: COLUMNS * step + GAP,
    height: Math.ceil(tiles.length / COLUMNS) * step + GAP,
    channels: 3,
    background: "#faf7f0",
  },
}).composite(
  tiles.map((input, index) => ({
    input,
    left: GAP + (index % COLUMNS) * step,
    top: GAP + Math.floor(index / COLUMNS) * step,
  })),
);
await sheet.webp({ quality: 84 }).toFile(join(folder, "contact-sheet.webp"));

const style =
  "body{font:15px/1.4 system-ui;margin:2rem;background:#faf7f0}figure{margin:0 0 2rem}figcaption{margin-bottom:.4rem}img{margin-right:8px;border-radius:4px}";
writeFileSync(
  join(folder, "index.html"),
  `<!doctype html><meta charset="utf-8"><title>What sketch draws</title><style>${style}</style><h1>What sketch draws</h1>${page}`,
);
console.log(join(folder, "index.html"));
