import { type OutputFormat, type Operation } from "@pinhole/contract";
import { watchInterruption } from "../watch-interruption.ts";
import type { DrawFlags } from "../options/draw-flags.ts";
import { chooseTarget, type Target } from "../output/choose-target.ts";
import { note, styled } from "../terminal.ts";
import { UsageError } from "../usage-error.ts";
import type { DrawnPictures, DrawOrder, UnfinishedPicture } from "./drawer.ts";
import { openDrawer } from "./open-drawer.ts";
import { reportDrawn } from "./report-drawn.ts";
import { showStatus } from "./show-status.ts";

export interface DrawWish extends DrawOrder {
  operation: Operation;
  /** What the pictures are called where no file is named. */
  name: string;
}

/** What every drawing command does: decide where pictures go, draw, write, tell. */
export async function drawPictures(wish: DrawWish, flags: DrawFlags): Promise<void> {
  using interruption = watchInterruption();
  const { signal } = interruption;
  const target = await chooseTarget(flags.output, wish.name);
  checkStdout(target, wish, flags);
  const drawer = await openDrawer(flags);
  try {
    const params = completeParams(wish.params, target, drawer.defaultModel);
    const format = formatOf(params["output_format"]);
    const ending = endings[format];
    if (!flags.quiet) warnOfEnding(flags.output, target, format);
    const onUnfinished = async ({ bytes, number }: UnfinishedPicture) => {
      const path = await target.write(bytes, { suffix: `.partial-${number}`, ending });
      if (!flags.quiet) note(styled("dim", `unfinished: ${path}`));
    };
    using status = showStatus("Drawing…", { quiet: flags.quiet });
    const drawn = await drawer.draw({ ...wish, params }, { signal, onUnfinished });
    status.end();
    signal.throwIfAborted();
    const paths = await writePictures(drawn, target, ending);
    await reportDrawn({ drawn, paths, isStdout: target.isStdout }, flags);
  } finally {
    await drawer.close();
  }
}

function checkStdout({ isStdout }: Target, { params }: DrawOrder, { json }: DrawFlags): void {
  if (!isStdout) return;
  if (json) throw new UsageError("-o - and --json would both write to stdout: leave one of them out.");
  if (Number(params["n"] ?? 1) > 1)
    throw new UsageError("-o - holds one picture: leave -n out, or name a file.");
  if (Number(params["partial_images"] ?? 0) > 0) {
    throw new UsageError("-o - holds one picture: leave --partial-images out, or name a file.");
  }
  if (process.stdout.isTTY)
    throw new UsageError("A picture's bytes are no text for a terminal: -o - is for a pipe.");
}

function completeParams(
  given: Record<string, unknown>,
  target: Target,
  defaultModel: string | undefined,
): Record<string, unknown> {
  const params = { ...given };
  if (params["model"] === undefined && defaultModel !== undefined) params["model"] = defaultModel;
  if (params["output_format"] === undefined && target.format !== undefined && target.format !== "png") {
    params["output_format"] = target.format;
  }
  if (Number(params["partial_images"] ?? 0) > 0) params["stream"] = true;
  return params;
}

const endings: Record<OutputFormat, string> = { png: "png", jpeg: "jpg", webp: "webp" };

function formatOf(member: unknown): OutputFormat {
  return member === "jpeg" || member === "webp" ? member : "png";
}

/** Viewers that trust a file's name will not open it. */
function warnOfEnding(output: string | undefined, target: Target, format: OutputFormat): void {
  const [, ending] = /\.(\w+)$/.exec(output ?? "") ?? [];
  if (target.isFolder || ending === undefined || target.format === format) return;
  note(`${styled("yellow", "warning:")} ${output} will hold a ${format} picture, whatever its name says.`);
}

async function writePictures(drawn: DrawnPictures, target: Target, ending: string): Promise<string[]> {
  const several = drawn.pictures.length > 1;
  const paths: string[] = [];
  for (const [index, bytes] of drawn.pictures.entries()) {
    const suffix = several ? `-${index + 1}` : "";
    paths.push(await target.write(bytes, { seed: drawn.seeds[index], suffix, ending }));
  }
  return paths;
}
