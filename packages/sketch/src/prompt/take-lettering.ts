import type { Lettering } from "../scene/scene.ts";
import { MAX_LETTERING } from "./find-lettering.ts";
import type { Reading } from "./meaning.ts";

/** A text to letter, and on what, where the prompt says it right there. */
export interface QuotedText {
  text: string;
  mount?: Lettering["mount"];
}

/** The prompt's words for what lettering stands on, by what we draw for them. */
type NamedMounts = ReadonlyMap<Lettering["mount"], string>;

function defaultMount(reading: Reading, mounts: NamedMounts): Lettering["mount"] {
  const [named] = mounts.keys();
  return named ?? (reading.framing === "sticker" ? "banner" : "poster");
}

/** Gives each text its mount; a mount without a text, and texts beyond what fits, are told. */
export function takeLettering(reading: Reading, texts: readonly QuotedText[], mounts: NamedMounts): void {
  for (const { text, mount } of texts) {
    if (reading.lettering.length < MAX_LETTERING)
      reading.lettering.push({ text, mount: mount ?? defaultMount(reading, mounts) });
    else reading.notDrawn.push(`"${text}"`);
  }
  if (texts.length === 0)
    reading.notDrawn.push(...[...mounts.values()].filter((phrase) => phrase !== "poster"));
}
