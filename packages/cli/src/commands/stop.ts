import { Command } from "commander";
import { CommandFailure } from "../command-failure.ts";
import type { ServerChoice } from "../draw/find-server.ts";
import { showStatus } from "../draw/show-status.ts";
import { note } from "../terminal.ts";

/** `pinhole stop sd-turbo`. */
export function createStopCommand(): Command {
  return new Command("stop")
    .description("Take a model out of the running server's memory, after the picture in hand.")
    .argument("<model>", "as pinhole ps shows it")
    .option("--base-url <url>", "of this server (or PINHOLE_BASE_URL) instead of the one found here")
    .option("--api-key <key>", "its key (or PINHOLE_API_KEY)")
    .action(async (name: string, flags: ServerChoice) => {
      const { requireServer, unload } = await import("../models/ask-server.ts");
      const server = await requireServer(flags);
      const status = showStatus("Waiting for the picture in hand");
      const isUnloaded = await unload(server, name).finally(() => status.end());
      if (!isUnloaded) {
        throw new CommandFailure(`${name} is not in memory. List what is with: pinhole ps`);
      }
      note(`${name} is out of memory. The next picture of it loads it again.`);
    });
}
