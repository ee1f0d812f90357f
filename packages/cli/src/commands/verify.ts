import { Command } from "commander";
import { Exit } from "../exit.ts";
import { note, print } from "../terminal.ts";
import { watchInterruption } from "../watch-interruption.ts";

/** `pinhole verify sd-turbo`: exit code 1 where a file is not what it was. */
export function createVerifyCommand(): Command {
  return new Command("verify")
    .description("Read every file of a model and compare its size and sha256.")
    .argument("<model>", "as pinhole ls shows it")
    .option("--json", "print what was found as JSON")
    .action(async (name: string, { json }: { json?: boolean }) => {
      const [{ openStore }, { createTransferMeter, showBytes }, { showTransfer }] = await Promise.all([
        import("../models/open-store.ts"),
        import("@pinhole/server/models"),
        import("../models/show-transfer.ts"),
      ]);
      using interruption = watchInterruption();
      using progress = new DisposableStack();
      let meter = createTransferMeter(0);
      const verdict = await (
        await openStore()
      ).verify(name, {
        signal: interruption.signal,
        onTotal(bytes) {
          meter = createTransferMeter(bytes);
          if (process.stderr.isTTY) progress.use(showTransfer(meter));
        },
        onBytes: (count) => meter.add(count),
      });
      progress.dispose();
      if (json) print(JSON.stringify(verdict, undefined, 2));
      else for (const { path, problem } of verdict.faults) print(`${path} ${problem}`);
      if (verdict.faults.length === 0) {
        return note(`${name} is as it came: ${verdict.files} files, ${showBytes(verdict.bytes)}.`);
      }
      const remedy = verdict.isImported
        ? "Mend the folder it was imported from, then remove the model and import it again."
        : `Mend it with: pinhole pull ${name} --compare`;
      note(`${verdict.faults.length} of ${verdict.files} files of ${name} are not what they were. ${remedy}`);
      throw new Exit(1);
    });
}
