import { Argument, Command } from "commander";
import type { CompletionNode } from "../completion/completion-tree.ts";

const renderers: Record<string, () => Promise<(commands: readonly CompletionNode[]) => string>> = {
  bash: async () => (await import("../completion/bash.ts")).renderBash,
  zsh: async () => (await import("../completion/zsh.ts")).renderZsh,
  fish: async () => (await import("../completion/fish.ts")).renderFish,
};

/** `pinhole completion bash`. */
export function createCompletionCommand(): Command {
  return new Command("completion")
    .description("Print a completion script.")
    .addArgument(new Argument("<shell>", "the shell it is for").choices(Object.keys(renderers)))
    .addHelpText(
      "after",
      `
Examples:
  bash  pinhole completion bash > ~/.local/share/bash-completion/completions/pinhole
  zsh   pinhole completion zsh > "\${fpath[1]}/_pinhole"
  fish  pinhole completion fish > ~/.config/fish/completions/pinhole.fish`,
    )
    .action(async (shell: string) => {
      const [{ loadAllCommands }, { toCompletionTree }] = await Promise.all([
        import("../load-all-commands.ts"),
        import("../completion/completion-tree.ts"),
      ]);
      const commands = await loadAllCommands();
      const render = await renderers[shell]?.();
      process.stdout.write(render?.(commands.map(toCompletionTree)) ?? "");
    });
}
