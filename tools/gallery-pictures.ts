import { readFileSync } from "node:fs";
import { join } from "node:path";
import { drawPicture } from "@pinhole/sketch";
import type { Picture, PictureRequest, PixelMask } from "@pinhole/sketch";

/** One line of the list: a prompt, and for edits and variations what is then done to its picture. */
export interface GalleryEntry {
  section: string;
  line: string;
  prompt: string;
  /** Empty for a variation, absent for a new picture. */
  change?: string;
  /** Left, top, width and height of the part to change, as shares. */
  part?: readonly number[];
}

const CHANGE = /^(.*?) =>\s*(?:\[([\d. ]+)\])?\s*(.*)$/;

/** Reads `gallery-prompts.txt`: sections after `#`, changes after `=>`, the part to change in brackets. */
export function galleryEntries(): GalleryEntry[] {
  const entries: GalleryEntry[] = [];
  let section = "";
  for (const line of readFileSync(join(import.meta.dirname, "gallery-prompts.txt"), "utf8").split("\n")) {
    const [, prompt, part, change] = CHANGE.exec(line) ?? [];
    if (line.startsWith("# ")) section = line.slice(2);
    else if (prompt !== undefined)
      entries.push({ section, line, prompt, change: change ?? "", part: part?.split(" ").map(Number) });
    else if (line !== "") entries.push({ section, line, prompt: line });
  }
  return entries;
}

function maskOf(part: readonly number[], width: number, height: number): PixelMask {
  const [left = 0, top = 0, wide = 1, tall = 1] = part;
  const data = new Uint8Array(width * height);
  for (let y = Math.round(top * height); y < Math.round((top + tall) * height); y++)
    data.fill(255, y * width + Math.round(left * width), y * width + Math.round((left + wide) * width));
  return { width, height, data };
}

/** The picture of an entry; the same for the same size and seed. */
export function drawEntry(
  entry: GalleryEntry,
  frame: { width: number; height: number; seed: number },
): Picture {
  const request: PictureRequest = {
    task: "generate",
    prompt: entry.prompt,
    background: "auto",
    partialImages: 0,
    referenceImages: [],
    ...frame,
  };
  const first = drawPicture(request);
  if (entry.change === undefined) return first;
  const changed = { ...request, prompt: entry.change, initImage: first.image };
  if (entry.change === "") return drawPicture({ ...changed, task: "vary" });
  const mask = entry.part ? maskOf(entry.part, frame.width, frame.height) : undefined;
  return drawPicture({ ...changed, task: "edit", ...(mask ? { mask } : {}) });
}
