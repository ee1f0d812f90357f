import type { Command, Option } from "commander";

/** A flag as completion scripts know it. */
export interface CompletionFlag {
  short?: string;
  long?: string;
  description: string;
  /** Words it takes; undefined where it takes any text. */
  choices?: readonly string[];
  kind: "switch" | "text" | "file";
}

export interface CompletionNode {
  name: string;
  description: string;
  flags: readonly CompletionFlag[];
  children: readonly CompletionNode[];
  /** Words its argument may be; undefined where it is a file or any text. */
  choices?: readonly string[];
}

/** What of the command tree completion needs. */
export function toCompletionTree(command: Command): CompletionNode {
  return {
    name: command.name(),
    description: command.description(),
    flags: command.options.filter(({ hidden }) => !hidden).map(toFlag),
    children: command.commands.map(toCompletionTree),
    choices: command.registeredArguments[0]?.argChoices,
  };
}

function toFlag(option: Option): CompletionFlag {
  const { short, long, description, argChoices: choices, flags } = option;
  const kind = !option.required && !option.optional ? "switch" : /<file>/.test(flags) ? "file" : "text";
  return { short, long, description, choices, kind };
}
