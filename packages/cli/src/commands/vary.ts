import { parse } from "node:path";
import type { FieldName } from "@pinhole/contract";
import { Command } from "commander";
import { drawPictures } from "../draw/draw-pictures.ts";
import { readInputFile } from "../draw/read-input-file.ts";
import { addDrawFlags, type DrawFlags } from "../options/draw-flags.ts";
import { readImageFlags } from "../options/image-flags.ts";
import { slug } from "../output/slug.ts";

const members = [
  "model",
  "n",
  "size",
  "output_format",
  "output_compression",
  "background",
  "seed",
  "strength",
  "steps",
  "guidance_scale",
  "scheduler",
  "clip_skip",
  "user",
] as const satisfies FieldName[];

/** `pinhole vary fox.png -n 4`. */
export function createVaryCommand(): Command {
  const command = new Command("vary")
    .description("Draw variations of a picture: visibly related, visibly different.")
    .argument("<image>", "PNG, JPEG or WebP; - reads it from stdin");
  addDrawFlags(command, members);
  return command.action(async (image: string, flags: DrawFlags) => {
    const file = await readInputFile(image);
    await drawPictures(
      {
        operation: "createImageVariation",
        params: readImageFlags({ ...flags }, members),
        images: [file],
        name: `${slug(parse(file.name).name)}-variation`,
      },
      flags,
    );
  });
}
