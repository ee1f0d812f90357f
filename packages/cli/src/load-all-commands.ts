import type { Command } from "commander";
import { commandList } from "./command-list.ts";

/** Every command in full, where the whole tree is wanted. */
export async function loadAllCommands(): Promise<Command[]> {
  return Promise.all(commandList.map(async (entry) => entry.load()));
}
