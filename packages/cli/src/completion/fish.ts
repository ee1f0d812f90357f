import type { CompletionFlag, CompletionNode } from "./completion-tree.ts";

/** A completion script for fish; put its output into ~/.config/fish/completions/pinhole.fish */
export function renderFish(commands: readonly CompletionNode[]): string {
  const lines = commands.flatMap((node) => [
    `complete -c pinhole -n __fish_use_subcommand -f -a ${node.name} -d ${quote(node.description)}`,
    ...renderNode(node),
  ]);
  return `# fish completion for pinhole\n${lines.join("\n")}\n`;
}

function renderNode(node: CompletionNode): string[] {
  const seen = `__fish_seen_subcommand_from ${node.name}`;
  const names = node.children.map(({ name }) => name);
  const none = `${seen}; and not __fish_seen_subcommand_from ${names.join(" ")}`;
  return [
    ...node.flags.map((flag) => renderFlag(flag, seen)),
    ...wordsOf(node).map((words) => `complete -c pinhole -n ${quote(seen)} -f -a ${quote(words)}`),
    ...node.children.flatMap((child) => [
      `complete -c pinhole -n ${quote(none)} -f -a ${child.name} -d ${quote(child.description)}`,
      ...child.flags.map((flag) =>
        renderFlag(flag, `${seen}; and __fish_seen_subcommand_from ${child.name}`),
      ),
    ]),
  ];
}

/** One list of words, or none. */
function wordsOf({ choices, ask }: Pick<CompletionFlag, "choices" | "ask">): string[] {
  if (choices) return [choices.join(" ")];
  return ask === undefined ? [] : [`(${ask})`];
}

function renderFlag(flag: CompletionFlag, condition: string): string {
  const { short, long, description, kind } = flag;
  const [choices] = wordsOf(flag);
  const words = ["complete -c pinhole", `-n ${quote(condition)}`];
  if (short) words.push(`-s ${short.slice(1)}`);
  if (long) words.push(`-l ${long.slice(2)}`);
  if (choices) words.push(`-x -a ${quote(choices)}`);
  else if (kind !== "switch") words.push(kind === "file" ? "-r -F" : "-x");
  return [...words, `-d ${quote(description)}`].join(" ");
}

function quote(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
