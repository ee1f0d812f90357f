import type { CompletionFlag, CompletionNode } from "./completion-tree.ts";

/** A completion script for zsh; put its output into a file `_pinhole` on \$fpath. */
export function renderZsh(commands: readonly CompletionNode[]): string {
  return `#compdef pinhole
_pinhole() {
  local -a commands=(
${commands.map(describe).join("\n")}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  shift words
  (( CURRENT-- ))
  case $words[1] in
${commands.map((node) => renderNode(node, "    ")).join("\n")}
  esac
}
_pinhole "$@"
`;
}

function renderNode(node: CompletionNode, indent: string): string {
  if (node.children.length === 0) return `${indent}${node.name}) ${renderArguments(node)} ;;`;
  return `${indent}${node.name})
${indent}  local -a children=(
${node.children.map(describe).join("\n")}
${indent}  )
${indent}  if (( CURRENT == 2 )); then
${indent}    _describe command children
${indent}    return
${indent}  fi
${indent}  shift words
${indent}  (( CURRENT-- ))
${indent}  case $words[1] in
${node.children.map((child) => renderNode(child, `${indent}    `)).join("\n")}
${indent}  esac ;;`;
}

function describe({ name, description }: CompletionNode): string {
  return `    ${quote(`${name}:${description}`)}`;
}

function renderArguments({ flags, choices, ask }: CompletionNode): string {
  const rest = choices || ask ? `'1:word:(${wordsOf(choices, ask)})'` : "'*: :_files'";
  return ["_arguments", ...flags.map(renderFlag), rest].join(" ");
}

/** What stands in the brackets is evaluated when it is asked for. */
function wordsOf(choices: readonly string[] = [], ask?: string): string {
  return ask === undefined ? choices.join(" ") : `$(${ask})`;
}

function renderFlag({ short, long, description, choices, ask, kind }: CompletionFlag): string {
  const names = [short, long].filter((name) => name !== undefined);
  const text = description.replace(/[[\]:\\]/g, "\\$&");
  const other = kind === "file" ? ":file:_files" : ":text: ";
  const action = choices || ask ? `:word:(${wordsOf(choices, ask)})` : other;
  const tail = quote(`[${text}]${kind === "switch" ? "" : action}`);
  return names.length > 1 ? `'(${names.join(" ")})'{${names.join(",")}}${tail}` : `${names.join("")}${tail}`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
