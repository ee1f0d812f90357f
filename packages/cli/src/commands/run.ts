import type { FieldName } from "@pinhole/contract";
import { Command } from "commander";
import { drawPictures } from "../draw/draw-pictures.ts";
import { addDrawFlags, type DrawFlags } from "../options/draw-flags.ts";
import { readImageFlags } from "../options/image-flags.ts";
import { readPrompt } from "../options/read-prompt.ts";
import { slug } from "../output/slug.ts";

const members = [
  "model",
  "n",
  "size",
  "quality",
  "style",
  "background",
  "output_format",
  "output_compression",
  "partial_images",
  "seed",
  "negative_prompt",
  "steps",
  "guidance_scale",
  "scheduler",
  "clip_skip",
  "moderation",
  "user",
] as const satisfies FieldName[];

/** `pinhole run "a fox"`, and `pinhole "a fox"`. */
export function createRunCommand(): Command {
  const command = new Command("run")
    .description("Draw pictures from a prompt: on the server running here, else without one.")
    .argument("[prompt...]", "what the picture should show; - reads it from stdin")
    .option("--explain", "print what would be drawn as JSON, and draw nothing (an .svg as -o is written)");
  addDrawFlags(command, members);
  return command.action(async (words: string[], flags: DrawFlags & { explain?: boolean }) => {
    const prompt = await readPrompt(words);
    const params = { prompt, ...readImageFlags({ ...flags }, members) };
    if (flags.explain) {
      const { explainPrompt } = await import("../draw/explain-prompt.ts");
      return explainPrompt(params, flags);
    }
    return drawPictures({ operation: "createImage", params, images: [], name: slug(prompt) }, flags);
  });
}
