import { text as readText } from "node:stream/consumers";
import { Exit } from "../exit.ts";
import { note } from "../terminal.ts";
import { UsageError } from "../usage-error.ts";

/**
 * The prompt from the command line: its words, `-` for stdin, or asked for where someone sits at a terminal.
 * @throws {UsageError} where there is none
 */
export async function readPrompt(words: readonly string[]): Promise<string> {
  const prompt = await findPrompt(words);
  if (prompt.trim() === "")
    throw new UsageError('The prompt is empty. Try: pinhole "a fox under a full moon"');
  return prompt;
}

async function findPrompt(words: readonly string[]): Promise<string> {
  if (words.length === 1 && words[0] === "-") {
    if (process.stdin.isTTY) note("Type the prompt, then press Ctrl-D.");
    return (await readText(process.stdin)).trim();
  }
  if (words.length > 0) return words.join(" ");
  if (!process.stdin.isTTY || !process.stderr.isTTY) return "";
  return askPrompt();
}

async function askPrompt(): Promise<string> {
  const { isCancel, text } = await import("@clack/prompts");
  const answer = await text({
    message: "What should the picture show?",
    placeholder: "a fox under a full moon",
    output: process.stderr,
  });
  if (isCancel(answer)) throw new Exit(130);
  return answer ?? "";
}
