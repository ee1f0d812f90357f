import type { FieldName } from "@pinhole/contract";
import { Command } from "commander";
import { drawPictures } from "../draw/draw-pictures.ts";
import { readInputFile } from "../draw/read-input-file.ts";
import { addDrawFlags, type DrawFlags } from "../options/draw-flags.ts";
import { readImageFlags } from "../options/image-flags.ts";
import { readPrompt } from "../options/read-prompt.ts";
import { slug } from "../output/slug.ts";
import { UsageError } from "../usage-error.ts";

const members = [
  "model",
  "n",
  "size",
  "quality",
  "background",
  "output_format",
  "output_compression",
  "input_fidelity",
  "partial_images",
  "seed",
  "negative_prompt",
  "strength",
  "steps",
  "guidance_scale",
  "scheduler",
  "clip_skip",
  "user",
] as const satisfies FieldName[];

interface EditFlags extends DrawFlags {
  mask?: string;
  reference?: string[];
}

/** `pinhole edit photo.png --mask hole.png "a lake"`. */
export function createEditCommand(): Command {
  const command = new Command("edit")
    .description("Repaint a picture, or the part of it that a mask leaves open.")
    .argument("<image>", "PNG, JPEG or WebP; - reads it from stdin")
    .argument("[prompt...]", "what it should show; - reads it from stdin")
    .option(
      "--mask <file>",
      "PNG of the image's size; its transparent part is repainted, the rest stays as it is",
    )
    .option("--reference <file>", "another image to go by (may be given up to 15 times)", collect);
  addDrawFlags(command, members);
  return command.action(async (image: string, words: string[], flags: EditFlags) => {
    const paths = [image, ...(flags.reference ?? [])];
    const fromStdin = [...paths, flags.mask, ...(words.length === 1 ? words : [])].filter(
      (path) => path === "-",
    );
    if (fromStdin.length > 1)
      throw new UsageError("Only one of the images and the prompt can come from stdin.");
    const prompt = await readPrompt(words);
    await drawPictures(
      {
        operation: "createImageEdit",
        params: { prompt, ...readImageFlags({ ...flags }, members) },
        images: await Promise.all(paths.map(readInputFile)),
        mask: flags.mask === undefined ? undefined : await readInputFile(flags.mask),
        name: slug(prompt),
      },
      flags,
    );
  });
}

function collect(path: string, before: string[] = []): string[] {
  return [...before, path];
}
