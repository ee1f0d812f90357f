import { isContainer } from "../subjects/seats.ts";
import type { NamedSubject } from "./meaning.ts";
import type { Reader } from "./reader.ts";

/**
 * "On", "with", "in" what was named before: whatever is in something must find room there. Gives what the words after it
 * are said of: of "a bowl of apples on a table", the bowl.
 */
export function bind({ relation }: Pick<Reader, "relation">, named: NamedSubject): NamedSubject {
  const [first] = relation?.subjects ?? [];
  if (!relation || !first) return named;
  if (relation.kind === "of") {
    if (!isContainer(first.name) || first.name === named.name) return named;
    named.on = first.name;
    return first;
  }
  if (relation.kind === "in" && !isContainer(named.name)) return named;
  const kind = relation.kind === "in" ? "on" : relation.kind;
  for (const subject of relation.subjects) if (subject.name !== named.name) subject[kind] = named.name;
  return named;
}
