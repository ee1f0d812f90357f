import type { DrawFlags } from "../options/draw-flags.ts";
import { note, print, styled } from "../terminal.ts";
import type { DrawnPictures } from "./drawer.ts";
import type { StepTally } from "./watch-drawing.ts";

export interface Report {
  drawn: DrawnPictures;
  paths: readonly string[];
  /** The picture itself went to stdout. */
  isStdout: boolean;
  /** Of a model that draws in steps, where they could be followed. */
  tally?: StepTally;
}

/** Shows the pictures where that can be, tells what became of the request on stderr, and their paths on stdout. */
export async function reportDrawn(
  { drawn, paths, isStdout, tally }: Report,
  flags: DrawFlags,
): Promise<void> {
  const { answer, warnings, pictures } = drawn;
  if (!flags.quiet) {
    if (flags.preview && !flags.json) {
      const { showPictures } = await import("../preview/show-pictures.ts");
      await showPictures(pictures);
    }
    for (const text of new Set(answer.data.map((datum) => datum.revised_prompt))) if (text) note(text);
    for (const { option, message } of warnings) note(`${styled("yellow", "warning:")} ${option}: ${message}`);
    if (answer.pinhole) note(styled("dim", describeWork(drawn, tally)));
  }
  if (isStdout) return;
  if (flags.json) print(JSON.stringify(withPaths(drawn, paths), undefined, 2));
  else for (const path of paths) print(path);
}

function describeWork({ answer, seeds }: DrawnPictures, tally?: StepTally): string {
  const [first] = seeds;
  const seed = seeds.length > 1 ? `seeds ${seeds.join(", ")}` : `seed ${first}`;
  const steps =
    tally && `${tally.steps} ${tally.steps === 1 ? "step" : "steps"} of ${tally.seconds.toFixed(2)} s`;
  return [answer.pinhole?.model, answer.size, first === undefined ? undefined : seed, steps]
    .filter(Boolean)
    .join(" · ");
}

function withPaths({ answer }: DrawnPictures, paths: readonly string[]) {
  const data = answer.data.map((datum, index) => ({ path: paths[index], ...datum }));
  return { ...answer, data };
}
