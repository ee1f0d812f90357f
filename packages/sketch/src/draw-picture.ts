import { editPicture } from "./edits/edit-picture.ts";
import { generatePicture } from "./generate-picture.ts";
import type { PartialListener, Picture, PictureRequest } from "./request.ts";
import { varyPicture } from "./variations/vary-picture.ts";

/**
 * Draws one picture. Synchronous and pure: the same request gives the same bytes, on every platform.
 * Never throws for a prompt, whatever is in it.
 * @throws {Error} an edit or a variation without its `initImage`
 */
export function drawPicture(request: PictureRequest, onPartial?: PartialListener): Picture {
  switch (request.task) {
    case "generate":
      return generatePicture(request, onPartial);
    case "edit":
      return editPicture(request, onPartial);
    case "vary":
      return varyPicture(request, onPartial);
  }
}
