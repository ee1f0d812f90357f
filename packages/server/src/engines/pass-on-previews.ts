import type { PipelineWatch } from "@pinhole/diffusion";
import type { DrawWatch } from "./engine.ts";
import { type Finishing, finishPicture } from "./finish-picture.ts";

export interface PreviewQueue {
  add: PipelineWatch["onPreview"];
  /** How many were passed on, once all are. */
  done: () => Promise<number>;
}

/** Previews become partial images of the size asked for, one after the other. */
export function passOnPreviews(finishing: Finishing, watch: DrawWatch): PreviewQueue {
  let sent = 0;
  let last = Promise.resolve();
  async function passOn(preview: Parameters<PipelineWatch["onPreview"]>[0], before: Promise<void>) {
    const { pictureIndex, previewIndex: partialIndex } = preview;
    const image = await finishPicture(preview.image, finishing);
    await before;
    if (watch.signal.aborted) return;
    watch.onPartial({ pictureIndex, partialIndex, image });
    sent += 1;
  }
  return {
    add(preview) {
      last = passOn(preview, last);
      // A failure is told by done(); until then nobody waits for it.
      last.catch(() => undefined);
    },
    async done() {
      await last;
      return sent;
    },
  };
}
