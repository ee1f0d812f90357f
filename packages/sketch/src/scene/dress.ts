import { createBrush } from "../subjects/subject.ts";
import type { BrushOptions, Subject } from "../subjects/subject.ts";
import { findSubject } from "../subjects/subjects.ts";
import { drawWorn } from "../subjects/wearing.ts";
import type { Worn } from "../subjects/wearing.ts";

/** What somebody has on, each thing in its own brush, in the wearer's own space: laid over its drawing. */
export function drawDress(
  wearer: Subject,
  dress: readonly Worn[] | undefined,
  options: BrushOptions,
): string {
  let drawn = "";
  for (const { name, asked, colours } of dress ?? []) {
    const subject = findSubject(name);
    if (!subject) continue;
    const brush = createBrush(subject, {
      ...options,
      element: `${options.element} ${name}`,
      colours,
      word: asked,
      wears: undefined,
    });
    drawn += drawWorn(wearer, { subject, draw: (thing) => thing.draw(brush) }, options);
  }
  return drawn;
}
