import { existsSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { ModelError } from "./model-error.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** How to start npm: a program and the arguments that come before its own. */
export interface NpmCommand {
  program: string;
  before: string[];
}

/**
 * Finds npm: the one this program was started by, the one beside this Node, or the one on the path. Its script is
 * run by this Node, so that no shell is needed on any platform.
 * @throws {ModelError} where there is none
 */
export function findNpm(env: Environment = process.env, node = process.execPath): NpmCommand {
  const started = env["npm_execpath"];
  if (started && started.endsWith("npm-cli.js") && existsSync(started))
    return { program: node, before: [started] };
  const script = candidates(env, node).find((path) => existsSync(path));
  if (script !== undefined) return { program: node, before: [script] };
  throw new ModelError(
    "npm was not found, and the inference engine is installed with it. Install npm (it comes with Node from nodejs.org) and run the same command again.",
  );
}

function candidates(env: Environment, node: string): string[] {
  const cli = join("node_modules", "npm", "bin", "npm-cli.js");
  const path = env["PATH"] ?? env["Path"] ?? "";
  const folders = [dirname(node), ...path.split(delimiter).filter((folder) => folder !== "")];
  return folders.flatMap((folder) => [
    join(folder, cli),
    join(folder, "..", "lib", cli),
    join(folder, "..", "share", cli),
    join(folder, "..", "share", "nodejs", "npm", "bin", "npm-cli.js"),
  ]);
}
