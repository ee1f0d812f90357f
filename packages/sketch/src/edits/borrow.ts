import type { Pixels } from "../request.ts";
import { LARGEST_SHARE, completeHole } from "./completion/complete-hole.ts";
import { cutOut, fitInto } from "./cut-out.ts";
import { freeRoom } from "./free-room.ts";
import { lookOf, transferLook } from "./look.ts";
import type { EditOperation, EditOutcome, EditTarget } from "./operation.ts";
import { setDown } from "./place-subject.ts";

const ANOTHER =
  /\b(?:(second|third|fourth|2nd|3rd|4th|other|reference|last|attached) (?:image|picture|photo|photograph|one|drawing)|(?:image|picture|photo) (?:#|no\.? ?)?([2-9]|two|three|four))\b/;
const COLOURS = /\b(palette|colou?rs?|colou?ring|tones?|mood|look|light|lighting|atmosphere|style)\b/;
const SETTING = /\b(add|put|place|insert|paste|combine|include|replace|use)\b/;

const INDEX: Readonly<Record<string, number>> = {
  third: 1,
  "3rd": 1,
  three: 1,
  "3": 1,
  fourth: 2,
  "4th": 2,
  four: 2,
  "4": 2,
};

/** Which of the further pictures a text means, counted from 0 after the first. */
function meant(text: string, count: number): number {
  const [, ordinal, number] = ANOTHER.exec(text) ?? [];
  const word = ordinal ?? number ?? "";
  const index = word === "last" ? count - 1 : (INDEX[word] ?? (/^[5-9]$/.test(word) ? Number(word) - 2 : 0));
  return Math.min(index, count - 1);
}

function borrowColours({ initImage }: EditTarget, reference: Pixels, told: string): EditOutcome {
  const painted = transferLook(
    { ...initImage, data: initImage.data.slice() },
    { to: lookOf(reference), light: 0.6, colour: 0.95 },
  );
  return { painted, blend: true, drew: [`the colours of ${told}`], notDrawn: [], warnings: [] };
}

function borrowSubject(target: EditTarget, reference: Pixels, told: string): EditOutcome {
  const { initImage, mask, request } = target;
  const replaces = mask && /\breplace\b/i.test(request.prompt) && target.region.share <= LARGEST_SHARE;
  const under = replaces
    ? completeHole(initImage, mask, request).image
    : { ...initImage, data: initImage.data.slice() };
  const region = mask ? target.region : freeRoom(initImage, { flies: false, seed: request.seed });
  const { image, framed } = cutOut(fitInto(reference, region));
  setDown(under, image, { target: { ...target, region }, flying: framed });
  const message = "No mask said where, so it was put on the ground, where there is room.";
  const warnings = mask ? [] : [{ option: "mask", message }];
  return { painted: under, blend: false, drew: [`what ${told} shows`], notDrawn: [], warnings };
}

/** "In the colours of the second image", "put what is in image 2 here": the further pictures lend what they have. */
export const borrow: EditOperation = {
  name: "borrow",
  apply({ prompt, reading }, target) {
    const { referenceImages } = target.request;
    const text = prompt.slice(0, 2000).toLowerCase();
    const index = meant(text, referenceImages.length);
    const reference = referenceImages[index];
    if (!reference) return undefined;
    const told = `image ${index + 2}`;
    if (SETTING.test(text) && (ANOTHER.test(text) || reading.subjects.length === 0) && !COLOURS.test(text))
      return borrowSubject(target, reference, told);
    if (
      COLOURS.test(text) &&
      (ANOTHER.test(text) || reading.subjects.length === 0) &&
      reading.colours.length === 0
    )
      return borrowColours(target, reference, told);
    return undefined;
  },
};
