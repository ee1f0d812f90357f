import { type FieldName, fields } from "@pinhole/contract";
import { type Command, InvalidArgumentError, Option } from "commander";

/** The part of a field's rule that a flag can check. */
type FlagRule = (typeof fields)[FieldName]["rule"];

const shortFlags: Partial<Record<FieldName, string>> = { n: "-n", model: "-m, --model" };

/** Flags for members of a request, with the API's names; what they take and say comes from the contract. */
export function addImageFlags(command: Command, names: readonly FieldName[]): void {
  for (const name of names) command.addOption(createFlag(name));
}

/** What was given of them, by wire name. */
export function readImageFlags(
  given: Record<string, unknown>,
  names: readonly FieldName[],
): Record<string, unknown> {
  const entries = names.map((name) => [name, given[createFlag(name).attributeName()]] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function createFlag(name: FieldName): Option {
  const { rule, description } = fields[name];
  const flag = shortFlags[name] ?? `--${name.replaceAll("_", "-")}`;
  const option = new Option(`${flag} <${placeholder(rule)}>`, firstLower(description));
  if (rule.kind === "word") option.choices([...rule.values]);
  if (rule.kind === "integer" || rule.kind === "decimal") option.argParser((text) => readNumber(text, rule));
  return option;
}

function placeholder(rule: FlagRule): string {
  switch (rule.kind) {
    case "integer":
    case "decimal":
      return "number";
    case "size":
      return "size";
    case "word":
      return "word";
    case "string":
    case "boolean":
    case "object":
      return "text";
  }
}

function readNumber(text: string, rule: Extract<FlagRule, { minimum: number }>): number {
  const value = text.trim() === "" ? Number.NaN : Number(text);
  const whole = rule.kind === "decimal" || Number.isInteger(value);
  if (whole && value >= rule.minimum && value <= rule.maximum) return value;
  const kind = rule.kind === "integer" ? "a whole number" : "a number";
  throw new InvalidArgumentError(`It must be ${kind} from ${rule.minimum} to ${rule.maximum}.`);
}

/** Help lines begin small and have no full stop, like those of the other flags. */
function firstLower(description: string): string {
  const text = description.replaceAll("`", "").replace(/\.$/, "");
  return /^[A-Z][a-z]/.test(text) ? text.slice(0, 1).toLowerCase() + text.slice(1) : text;
}
