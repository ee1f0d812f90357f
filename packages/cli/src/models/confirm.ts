import { Exit } from "../exit.ts";
import { note } from "../terminal.ts";

/**
 * Asks somebody at a terminal; without one, or where they have said yes already, it is agreed.
 * @throws {Exit} 1 for no, 130 for Ctrl-C
 */
export async function confirm(question: string, { yes = false }: { yes?: boolean }): Promise<void> {
  if (yes || !process.stdin.isTTY || !process.stderr.isTTY) return;
  const prompts = await import("@clack/prompts");
  const answer = await prompts.confirm({ message: question, output: process.stderr });
  if (prompts.isCancel(answer)) throw new Exit(130);
  if (answer) return;
  note("Nothing was done.");
  throw new Exit(1);
}
