import type { CompletionFlag, CompletionNode } from "./completion-tree.ts";

/** A completion script for bash; put its output where bash-completion finds it, or source it. */
export function renderBash(commands: readonly CompletionNode[]): string {
  const nodes = commands.flatMap((node) => [
    { path: node.name, node },
    ...node.children.map((child) => ({ path: `${node.name} ${child.name}`, node: child })),
  ]);
  const parents = commands.filter(({ children }) => children.length > 0).map(({ name }) => name);
  return `# bash completion for pinhole
_pinhole() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" path="\${COMP_WORDS[1]}" words=""
  case "$path" in ${parents.join("|")}) [ "$COMP_CWORD" -gt 2 ] && path="$path \${COMP_WORDS[2]}" ;; esac
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${commands.map(({ name }) => name).join(" ")}" -- "$current"))
    return
  fi
  case "$path:$previous" in
${nodes.flatMap(({ path, node }) => node.flags.flatMap((flag) => valueCase(path, flag))).join("\n")}
  esac
  case "$path" in
${nodes.map(({ path, node }) => `    "${path}") words="${wordsOf(node)}" ;;`).join("\n")}
  esac
  case "$current" in
    -*) COMPREPLY=($(compgen -W "$words" -- "$current")) ;;
    *)
      case "$path" in
        ${parents.map((name) => `"${name}"`).join("|")}) COMPREPLY=($(compgen -W "$words" -- "$current")) ;;
${nodes.flatMap(({ path, node }) => argumentCase(path, node)).join("\n")}
        *) COMPREPLY=($(compgen -f -- "$current")) ;;
      esac ;;
  esac
}
complete -o filenames -F _pinhole pinhole
`;
}

function valueCase(path: string, flag: CompletionFlag): string[] {
  if (flag.kind === "switch") return [];
  const reply = hasWords(flag)
    ? completeWords(flag)
    : flag.kind === "file"
      ? `COMPREPLY=($(compgen -f -- "$current"))`
      : ":";
  const names = [flag.short, flag.long].filter((name) => name !== undefined);
  return [`    ${names.map((name) => `"${path}:${name}"`).join("|")}) ${reply}; return ;;`];
}

function argumentCase(path: string, node: CompletionNode): string[] {
  return hasWords(node) ? [`        "${path}") ${completeWords(node)} ;;`] : [];
}

type Worded = Pick<CompletionFlag, "choices" | "ask">;

function hasWords({ choices, ask }: Worded): boolean {
  return choices !== undefined || ask !== undefined;
}

function completeWords({ choices = [], ask }: Worded): string {
  const words = ask === undefined ? choices.join(" ") : `$(${ask})`;
  return `COMPREPLY=($(compgen -W "${words}" -- "$current"))`;
}

function wordsOf({ flags, children }: CompletionNode): string {
  const names = flags.flatMap(({ short, long }) => [long ?? short]).filter((name) => name !== undefined);
  return [...children.map(({ name }) => name), ...names, "--help"].join(" ");
}
