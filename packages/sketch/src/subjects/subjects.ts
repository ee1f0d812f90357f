import type { Subject } from "./subject.ts";
import { boat } from "./boat.ts";
import { fox } from "./fox.ts";
import { house } from "./house.ts";
import { lighthouse } from "./lighthouse.ts";
import { pine } from "./pine.ts";
import { tree } from "./tree.ts";

/** Everything that can be drawn by name. A new subject is its file and one line here. */
export const SUBJECTS: readonly [Subject, ...Subject[]] = [boat, fox, house, lighthouse, pine, tree];

const BY_NAME: ReadonlyMap<string, Subject> = new Map(SUBJECTS.map((subject) => [subject.name, subject]));

export function findSubject(name: string): Subject | undefined {
  return BY_NAME.get(name);
}
