import type { ModelObject } from "@pinhole/client";
import { Command } from "commander";
import { alignColumns } from "../align-columns.ts";
import { findServer, type ServerChoice } from "../draw/find-server.ts";
import { note, print, styled } from "../terminal.ts";

interface LsFlags extends ServerChoice {
  all?: boolean;
  json?: boolean;
  quiet?: boolean;
}

/** `pinhole ls`: the models of the server running here, or of this program. */
export function createLsCommand(): Command {
  return new Command("ls")
    .description("List the models.")
    .option("-a, --all", "the hosted names they answer to as well")
    .option("--json", "print them as GET /v1/models does")
    .option("-q, --quiet", "print their names only")
    .option("--base-url <url>", "of this server (or PINHOLE_BASE_URL) instead of the one found here")
    .option("--api-key <key>", "its key (or PINHOLE_API_KEY)")
    .action(async (flags: LsFlags) => {
      const models = await listModels(flags);
      const own = models.filter((model) => model.owned_by !== "system");
      const shown = flags.all ? models : own;
      if (flags.json) print(JSON.stringify(shown, undefined, 2));
      else
        for (const line of flags.quiet ? shown.map(({ id }) => id) : alignColumns(shown.map(describe)))
          print(line);
      const hidden = models.length - shown.length;
      if (hidden > 0 && !flags.json && !flags.quiet) {
        note(styled("dim", `and ${hidden} hosted names that are drawn by them: pinhole ls --all`));
      }
      if (!flags.json && !flags.quiet) await noteStore();
    });
}

/** What lies in the store and is no model: a pull to be gone on with, one that is damaged. */
async function noteStore(): Promise<void> {
  const [{ openStore }, { showBytes }] = await Promise.all([
    import("../models/open-store.ts"),
    import("@pinhole/server/models"),
  ]);
  const { unfinished, faults } = await (await openStore()).survey();
  for (const { name, bytes } of unfinished) {
    const model = name.replace("--", "/");
    note(
      `${model} is unfinished (${showBytes(bytes)}). Go on with: pinhole pull ${model}, or pinhole rm ${model}`,
    );
  }
  for (const { name, problem } of faults) note(`${name} cannot be used: ${problem}.`);
}

async function listModels(flags: LsFlags): Promise<ModelObject[]> {
  const server = await findServer(flags);
  if (server) {
    const { createClient } = await import("@pinhole/client");
    return createClient(server).listModels();
  }
  const { listOwnModels } = await import("../draw/list-own-models.ts");
  return listOwnModels();
}

function describe({ id, owned_by, pinhole, shutdown_date }: ModelObject): string[] {
  if (!pinhole) return [id, owned_by, shutdown_date ? `shut down ${shutdown_date}` : ""];
  if (owned_by === "system") {
    return [id, `drawn by ${pinhole.served_by}`, shutdown_date ? `hosted until ${shutdown_date}` : ""];
  }
  return [id, pinhole.description, pinhole.capabilities.join(", ").replaceAll("_", " "), pinhole.licence];
}
