import { LARGEST_SHARE, completeHole } from "./completion/complete-hole.ts";
import type { EditOperation } from "./operation.ts";
import { rowFill } from "./row-fill.ts";

/** Share of the picture from which on a hole is large, and how such a one is completed. */
const LARGE = 0.12;
const LAYERED = { share: LARGEST_SHARE, side: 256, layered: 24, begun: true };

const ALWAYS =
  /\b(remove|removed|removing|erase|erased|delete|inpaint|get rid of|take (away|out)|entfernen?|lösche?n?|supprimer?|enl[eè]ver?|effacer?|eliminar?|borrar?|quitar?)\b/;
const CJK = /删除|去掉|去除|移除|消して|消す|削除|取り除/;
/** These verbs are adjectives as well: "a clear sky", "a clean room". */
const BEFORE_A_THING =
  /\b(clean|clear|heal|fill|retouch)( (it|this|that|the|up|out|away|all|any|in|here)\b|$)/;

function asksToErase(prompt: string): boolean {
  const text = prompt.slice(0, 2000).toLowerCase().trim();
  return ALWAYS.test(text) || CJK.test(text) || BEFORE_A_THING.test(text);
}

/** "Remove the sign": the masked part is filled from what surrounds it. */
export const erase: EditOperation = {
  name: "erase",
  apply({ prompt, words, reading }, { request, initImage, mask, region }) {
    if (!asksToErase(prompt)) return undefined;
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
    // A large hole begins with its rows going on from side to side, so that no horizon is lost in it.
    const rows = region.share > LARGE ? rowFill(initImage, mask) : undefined;
    const { image, smooth } = rows
      ? completeHole(rows, mask, { seed: request.seed, limits: LAYERED })
      : completeHole(initImage, mask, request);
    const painted = smooth && rows ? rows : image;
    const message =
      region.share > 0.4
        ? "More than 40 % of the picture was to be filled from its surroundings; the result is smooth."
        : "Too little of the picture is left around the mask to copy from; the result is smooth.";
    return {
      painted,
      blend: false,
      drew: ["the masked part filled from its surroundings"],
      notDrawn: [],
      warnings: smooth ? [{ option: "mask", message }] : [],
    };
  },
};
