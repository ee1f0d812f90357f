import type { Command, Option } from "commander";

/** A flag as completion scripts know it. */
export interface CompletionFlag {
  short?: string;
  long?: string;
  description: string;
  /** Words it takes; undefined where it takes any text. */
  choices?: readonly string[];
  /** A command whose lines are the words it takes, where only a call can tell. */
  ask?: string;
  kind: "switch" | "text" | "file";
}

export interface CompletionNode {
  name: string;
  description: string;
  flags: readonly CompletionFlag[];
  children: readonly CompletionNode[];
  /** Words its argument may be; undefined where it is a file or any text. */
  choices?: readonly string[];
  /** As that of a flag. */
  ask?: string;
}

const askModels = "pinhole ls --quiet 2>/dev/null";
const askKnown = "pinhole pull --list --quiet 2>/dev/null";

/** What of the command tree completion needs. */
export function toCompletionTree(command: Command): CompletionNode {
  const [argument] = command.registeredArguments;
  const name = command.name();
  return {
    name,
    description: command.description(),
    flags: command.options.filter(({ hidden }) => !hidden).map(toFlag),
    children: command.commands.map(toCompletionTree),
    choices: argument?.argChoices,
    ask: argument?.name() === "model" ? (name === "pull" ? askKnown : askModels) : undefined,
  };
}

function toFlag(option: Option): CompletionFlag {
  const { short, long, description, argChoices: choices, flags } = option;
  const kind = !option.required && !option.optional ? "switch" : /<file>/.test(flags) ? "file" : "text";
  return { short, long, description, choices, kind, ask: long === "--model" ? askModels : undefined };
}
