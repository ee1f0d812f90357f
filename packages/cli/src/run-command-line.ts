import { Command } from "commander";
import { type CommandEntry, commandList } from "./command-list.ts";
import { nearWord } from "./near-word.ts";
import { reportFailure } from "./report-failure.ts";
import { UsageError } from "./usage-error.ts";
import { readVersion } from "./version.ts";

/**
 * Runs one command line.
 * @param args without the program's own name
 * @returns the exit code
 */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  try {
    const named = nameCommand(args);
    endWithReader(named);
    const program = await buildProgram(named);
    await program.parseAsync(named, { from: "user" });
    return 0;
  } catch (error) {
    return reportFailure(error);
  }
}

/** A reader that has seen enough (`| head`) closes the pipe: no failure of ours, and no reason to stop serving. */
function endWithReader([command]: readonly string[]): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    if (command !== "serve") process.exit(0);
  });
}

const ownOptions = new Set(["-h", "--help", "-V", "--version"]);

/** `pinhole` alone is `serve`, `pinhole "a fox"` is `run`. */
function nameCommand(args: readonly string[]): string[] {
  const [first] = args;
  if (first === undefined) return ["serve"];
  const names = commandList.map(({ name }) => name);
  if (ownOptions.has(first) || first === "help" || names.includes(first)) return [...args];
  const meant = /^[a-z]+$/.test(first) ? nearWord(first, names) : undefined;
  if (meant !== undefined) {
    throw new UsageError(
      `There is no command '${first}'. Did you mean '${meant}'? To draw it: pinhole run ${first}`,
    );
  }
  return ["run", ...args];
}

/** The program with the command that is called in full, and a line of help for each of the others. */
async function buildProgram([first = "", second = ""]: readonly string[]): Promise<Command> {
  const program = new Command("pinhole")
    .description("The OpenAI Images API on your own machine.")
    .usage('[command] [options]\n       pinhole "a fox under a full moon"')
    .version(await readVersion())
    .helpCommand("help [command]", "show the help of a command")
    .exitOverride();
  const called = first === "help" ? second : first;
  for (const entry of commandList) {
    program.addCommand(entry.name === called ? await entry.load() : describe(entry));
  }
  for (const command of program.commands) inheritSettings(command, program);
  return program;
}

function describe({ name, usage, summary }: CommandEntry): Command {
  return new Command(name).usage(usage).description(summary);
}

function inheritSettings(command: Command, parent: Command): void {
  command.copyInheritedSettings(parent);
  for (const child of command.commands) inheritSettings(child, command);
}
