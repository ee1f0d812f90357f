import { Command } from "commander";
import { alignColumns } from "../align-columns.ts";
import type { ServerChoice } from "../draw/find-server.ts";
import type { LoadedModelObject } from "../models/ask-server.ts";
import { showDuration } from "../models/show-duration.ts";
import { note, print } from "../terminal.ts";

/** `pinhole ps`. */
export function createPsCommand(): Command {
  return new Command("ps")
    .description("List the models that the running server has in memory.")
    .option("--json", "print them as GET /v1/engines does")
    .option("--base-url <url>", "of this server (or PINHOLE_BASE_URL) instead of the one found here")
    .option("--api-key <key>", "its key (or PINHOLE_API_KEY)")
    .action(async (flags: ServerChoice & { json?: boolean }) => {
      const { listLoaded, requireServer } = await import("../models/ask-server.ts");
      const loaded = await listLoaded(await requireServer(flags));
      if (flags.json) return print(JSON.stringify(loaded, undefined, 2));
      if (loaded.length === 0) return note("No model is in memory. The first picture of one loads it.");
      const { showBytes } = await import("@pinhole/server/models");
      const rows = loaded.map((model) => [model.id, showBytes(model.memory_bytes), ...describeUse(model)]);
      for (const line of alignColumns([["NAME", "MEMORY", "LOADED", "LAST USED"], ...rows])) print(line);
    });
}

function describeUse({ loaded_at: loadedAt, last_used_at: usedAt, drawing }: LoadedModelObject): string[] {
  return [ago(loadedAt), drawing ? "drawing now" : usedAt === null ? "not yet" : ago(usedAt)];
}

function ago(seconds: number): string {
  return `${showDuration(Date.now() / 1000 - seconds)} ago`;
}
