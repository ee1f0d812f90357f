import { completeHole } from "./completion/complete-hole.ts";
import type { EditOperation } from "./operation.ts";

const VERBS = ["remove", "erase", "delete", "clean", "clear", "heal", "removed", "erased", "inpaint", "fill"];

/** "Remove the sign": the masked part is filled from what surrounds it. */
export const erase: EditOperation = {
  name: "erase",
  apply({ words, reading }, { request, initImage, mask, region }) {
    if (!VERBS.some((verb) => words.has(verb))) return undefined;
    // "Fill it with flowers", "remove the car and put a bench there" name what comes instead.
    if (words.has("replace") || words.has("put") || words.has("add")) return undefined;
    if ((words.has("fill") || words.has("clear")) && reading.subjects.length > 0 && words.has("with"))
      return undefined;
    if (!mask) {
      const message = "Removing something needs a mask over it; the picture was left as it is.";
      return {
        painted: initImage,
        blend: false,
        drew: [],
        notDrawn: ["the removal"],
        warnings: [{ option: "mask", message }],
      };
    }
    const { image, smooth } = completeHole(initImage, mask, request);
    const message =
      region.share > 0.4
        ? "More than 40 % of the picture was to be filled from its surroundings; the result is smooth."
        : "Too little of the picture is left around the mask to copy from; the result is smooth.";
    return {
      painted: image,
      blend: false,
      drew: ["the masked part filled from its surroundings"],
      notDrawn: [],
      warnings: smooth ? [{ option: "mask", message }] : [],
    };
  },
};
