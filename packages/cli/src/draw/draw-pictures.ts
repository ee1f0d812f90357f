import { type OutputFormat, type Operation } from "@pinhole/contract";
import { watchInterruption } from "../watch-interruption.ts";
import type { DrawFlags } from "../options/draw-flags.ts";
import { chooseTarget, type Target } from "../output/choose-target.ts";
import type { PreviewPlace } from "../preview/preview-place.ts";
import { note, styled } from "../terminal.ts";
import { UsageError } from "../usage-error.ts";
import type { Drawer, DrawnPictures, DrawOrder, UnfinishedPicture } from "./drawer.ts";
import { openDrawer } from "./open-drawer.ts";
import { reportDrawn } from "./report-drawn.ts";
import { watchDrawing } from "./watch-drawing.ts";

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
    const given = completeParams(wish.params, target, drawer.defaultModel);
    const wantsFiles = Number(given["partial_images"] ?? 0) > 0;
    const place = await findPlace(flags);
    const params = wantsFiles ? given : withEvents(given, { operation: wish.operation, place, drawer });
    const format = formatOf(params["output_format"]);
    const ending = endings[format];
    if (!flags.quiet) warnOfEnding(flags.output, target, format);
    const keep = ({ bytes, number }: UnfinishedPicture) =>
      target.write(bytes, { suffix: `.partial-${number}`, ending });
    using view = watchDrawing({ flags, place, keep: wantsFiles ? keep : undefined });
    const drawn = await drawer.draw({ ...wish, params }, { signal, ...view });
    const tally = view.end();
    signal.throwIfAborted();
    const paths = await writePictures(drawn, target, ending);
    // Who did not ask for unfinished pictures need not hear that there were fewer.
    const warnings = drawn.warnings.filter(({ option }) => wantsFiles || option !== "partial_images");
    await reportDrawn({ drawn: { ...drawn, warnings }, paths, isStdout: target.isStdout, tally }, flags);
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

/** Where unfinished pictures can be shown, if anybody looks. */
async function findPlace({ preview, json, quiet }: DrawFlags): Promise<PreviewPlace | undefined> {
  if (!preview || json || quiet || !process.stderr.isTTY) return undefined;
  const { findPreviewPlace } = await import("../preview/preview-place.ts");
  return findPreviewPlace();
}

interface Onlookers {
  operation: Operation;
  drawer: Drawer;
  place: PreviewPlace | undefined;
}

/** Steps and unfinished pictures of a model that takes its time: the built-in one is done before they could be seen. */
function withEvents(params: Record<string, unknown>, { operation, drawer, place }: Onlookers) {
  const isSlow = params["model"] !== "sketch" && drawer.isOurs && operation !== "createImageVariation";
  if (!isSlow || !process.stderr.isTTY) return params;
  return { ...params, stream: true, ...(place && { partial_images: 3 }) };
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
