import type { Family } from "./families.ts";
import { apiError } from "./errors/error-list.ts";
import type { Rule } from "./rules.ts";
import { codePointLength, listOf, nameType } from "./wording.ts";

/** Where a value comes from: JSON has types, a form has only text. */
export type BodyKind = "json" | "form";

export interface Member {
  name: string;
  value: unknown;
  rule: Rule;
  family: Family;
  body: BodyKind;
}

/**
 * The value of a member, converted from form text where need be.
 * @throws ApiError with the hosted validator's words where the rule does not hold
 */
export function checkMember(member: Member): unknown {
  const value = member.body === "form" ? fromText(member) : member.value;
  const { name, rule } = member;
  switch (rule.kind) {
    case "string":
      return checkString(value, rule, member);
    case "integer":
    case "decimal":
      return checkNumber(value, rule, member);
    case "boolean":
      if (typeof value !== "boolean") throw wrongType(name, "a boolean", value);
      return value;
    case "word":
      return checkWord(name, value, rule.values);
    case "size":
      if (typeof value !== "string") throw wrongType(name, "a string", value);
      return value;
    case "object":
      if (nameType(value) !== "an object") throw wrongType(name, "an object", value);
      return value;
  }
}

function wrongType(name: string, expected: string, value: unknown) {
  return apiError("invalidType", { name, expected, got: nameType(value) });
}

function fromText({ name, value, rule }: Member): unknown {
  if (typeof value !== "string") return value;
  switch (rule.kind) {
    case "integer":
      if (!/^[+-]?\d{1,15}$/.test(value.trim()))
        throw apiError("unconvertible", { name, expected: "an integer" });
      return Number(value);
    case "decimal":
      if (!/^[+-]?\d{1,15}(\.\d{1,15})?$/.test(value.trim())) {
        throw apiError("unconvertible", { name, expected: "a decimal number" });
      }
      return Number(value);
    case "boolean":
      return textToBoolean(value);
    default:
      return value;
  }
}

function textToBoolean(text: string): unknown {
  const word = text.trim().toLowerCase();
  if (word === "true" || word === "1") return true;
  if (word === "false" || word === "0") return false;
  return text;
}

function checkString(value: unknown, rule: Rule & { kind: "string" }, { name, family }: Member): string {
  if (typeof value !== "string") throw wrongType(name, "a string", value);
  if (value === "" && (rule.minimumLength ?? 0) > 0) throw apiError("emptyString", { name });
  const found = unreadablePart(value);
  if (found !== undefined) throw apiError("unreadableText", { name, found });
  const maximum = rule.maximumLength ?? Infinity;
  const length = value.length <= maximum ? 0 : codePointLength(value);
  if (length > maximum) throw tooLong(name, value, { maximum, length, family });
  return value;
}

function unreadablePart(text: string): string | undefined {
  if (text.includes("\0")) return "a NUL character";
  if (!text.isWellFormed()) return "half of a surrogate pair";
  return undefined;
}

function tooLong(name: string, text: string, at: { maximum: number; length: number; family: Family }) {
  const { maximum, length, family } = at;
  if (name === "prompt" && family.name === "dall-e-2")
    return apiError("eraPromptDallE2", { maximum, length });
  if (name === "prompt" && family.name === "dall-e-3") return apiError("eraPromptDallE3", { prompt: text });
  return apiError("stringTooLong", { name, maximum, length });
}

function checkNumber(
  value: unknown,
  rule: Rule & { kind: "integer" | "decimal" },
  { name, family }: Member,
): number {
  const whole = rule.kind === "integer";
  const expected = whole ? "an integer" : "a decimal number";
  if (typeof value !== "number" || (whole && !Number.isInteger(value)))
    throw wrongType(name, expected, value);
  const { kind, minimum, maximum } = rule;
  const era = family.era === "dall-e";
  if (era && name === "n" && family.maximumCount === 1 && value > 1) throw apiError("eraOneOnly", {});
  if (value < minimum) {
    throw era
      ? apiError("eraTooSmall", { name, value, minimum })
      : apiError("numberTooSmall", { name, kind, minimum, value });
  }
  if (value > maximum) {
    throw era
      ? apiError("eraTooLarge", { name, value, maximum })
      : apiError("numberTooLarge", { name, kind, maximum, value });
  }
  return value;
}

function checkWord(name: string, value: unknown, values: readonly string[]): string {
  if (typeof value !== "string") throw wrongType(name, `one of ${listOf(values, "or")}`, value);
  if (!values.includes(value)) throw apiError("unsupportedValue", { name, value, values });
  return value;
}
