import { resolve } from "node:path";
import { Command } from "commander";
import { note } from "../terminal.ts";
import { watchInterruption } from "../watch-interruption.ts";

/** `pinhole import DIR --name NAME`. */
export function createImportCommand(): Command {
  return new Command("import")
    .description("Use a model that is on this disk: a folder in the layout of diffusers. It is only read.")
    .argument("<folder>", "in which model_index.json lies")
    .requiredOption("--name <name>", "what it will be called")
    .option("--copy", "copy its files, so that the folder may go; otherwise it is used where it is")
    .action(async (folder: string, { name, copy = false }: { name: string; copy?: boolean }) => {
      const [{ openStore }, server, { showTransfer }, { describeReady }] = await Promise.all([
        import("../models/open-store.ts"),
        import("@pinhole/server/models"),
        import("../models/show-transfer.ts"),
        import("../models/describe-ready.ts"),
      ]);
      using interruption = watchInterruption();
      const store = await openStore();
      using progress = new DisposableStack();
      let meter = server.createTransferMeter(0);
      const remark = await server.importModel({ directory: resolve(folder), name, copy }, store, {
        signal: interruption.signal,
        onTotal(bytes) {
          meter = server.createTransferMeter(bytes);
          progress.use(showTransfer(meter));
        },
        onBytes: (count) => meter.add(count),
      });
      progress.dispose();
      const model = await store.find(name);
      note(describeReady(name, model?.capabilities));
      if (remark) note(`Its scheduler: ${remark}.`);
      if ((await server.installedVersion(store.runtimeDirectory)) !== server.runtimeVersion) {
        note(`The engine it runs on is not installed yet: pinhole pull taesd brings it.`);
      } else if (model && model.tinyVaeDirectory === undefined) {
        note(
          "Previews, and quick decoding, need a small decoder: pinhole pull taesd (taesdxl for XL models).",
        );
      }
    });
}
