import { Command } from "commander";
import { note } from "../terminal.ts";

/** `pinhole rm sd-turbo`. */
export function createRmCommand(): Command {
  return new Command("rm")
    .description("Remove a model from the disk. A folder that was imported in place stays as it is.")
    .argument("<model>", "as pinhole ls shows it; also one whose pull did not come to its end")
    .option("-y, --yes", "do not ask")
    .action(async (name: string, flags: { yes?: boolean }) => {
      const [{ openStore }, { showBytes }, { confirm }, { unloadFromServer }] = await Promise.all([
        import("../models/open-store.ts"),
        import("@pinhole/server/models"),
        import("../models/confirm.ts"),
        import("../models/unload-from-server.ts"),
      ]);
      const store = await openStore();
      const model = await store.find(name);
      const size = model === undefined ? "" : ` (${showBytes(model.sizeBytes)})`;
      await confirm(`Remove ${model?.name ?? name}${size} from ${store.directory}?`, flags);
      if (model) await unloadFromServer(model.name);
      const freed = await store.remove(name);
      note(`${model?.name ?? name} is removed; ${showBytes(freed)} are free again.`);
    });
}
