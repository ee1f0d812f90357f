import type { DrawingStep } from "@pinhole/contract";
import type { DrawFlags } from "../options/draw-flags.ts";
import type { PreviewPlace } from "../preview/preview-place.ts";
import { note, styled } from "../terminal.ts";
import type { UnfinishedPicture } from "./drawer.ts";
import { showStatus } from "./show-status.ts";

/** What a person sees while pictures are drawn. */
export interface DrawingView extends Disposable {
  onStep(step: DrawingStep): void;
  onUnfinished(picture: UnfinishedPicture): Promise<void>;
  /** Takes back what was only for the waiting. @returns what the steps took, where there were any */
  end(): StepTally | undefined;
}

export interface StepTally {
  steps: number;
  /** Of one, on average. */
  seconds: number;
}

export interface ViewOptions {
  flags: DrawFlags;
  /** Writes an unfinished picture where they were asked for; answers with its path. */
  keep?: (picture: UnfinishedPicture) => Promise<string>;
  place?: PreviewPlace;
}

export function watchDrawing({ flags, keep, place }: ViewOptions): DrawingView {
  const { quiet = false } = flags;
  let status = showStatus("Drawing…", { quiet });
  const taken: number[] = [];

  return {
    onStep({ step, steps, seconds }) {
      if (step === 0) return status.tell("loading the model");
      taken.push(seconds);
      status.tell(`step ${step} of ${steps} · ${average(taken).toFixed(2)} s a step`);
    },
    async onUnfinished(picture) {
      const path = await keep?.(picture);
      if (quiet) return;
      if (place) {
        const told = status.end();
        await place.show(picture.bytes);
        status = showStatus("Drawing…", { quiet, told });
      }
      if (path !== undefined) note(styled("dim", `unfinished: ${path}`));
    },
    end() {
      status.end();
      place?.clear();
      return taken.length === 0 ? undefined : { steps: taken.length, seconds: average(taken) };
    },
    [Symbol.dispose]() {
      status.end();
    },
  };
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
