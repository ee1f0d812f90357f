import { totalmem } from "node:os";
import { Command, Option } from "commander";
import { alignColumns } from "../align-columns.ts";
import { CommandFailure } from "../command-failure.ts";
import { showStatus } from "../draw/show-status.ts";
import { nearWord } from "../near-word.ts";
import { note, print } from "../terminal.ts";
import { UsageError } from "../usage-error.ts";
import { watchInterruption } from "../watch-interruption.ts";

interface PullFlags {
  yes?: boolean;
  dryRun?: boolean;
  revision?: string;
  variant?: "fp16" | "fp32";
  safetyChecker?: boolean;
  compare?: boolean;
  list?: boolean;
  quiet?: boolean;
  json?: boolean;
}

/** `pinhole pull sd-turbo`, `pinhole pull owner/name@revision`. */
export function createPullCommand(): Command {
  return new Command("pull")
    .description("Fetch a model, and once the engine it runs on. Interrupted, the same command goes on.")
    .argument("[model]", "a known name, or owner/name of any diffusers repository")
    .option("-y, --yes", "do not ask")
    .option("--dry-run", "show licence, size and files, and fetch nothing")
    .option("--revision <name>", "branch, tag or commit (main)")
    .addOption(
      new Option(
        "--variant <width>",
        "width of the weights' numbers: fp16 halves the download and takes less memory, fp32 draws faster (fp16 where there is one)",
      ).choices(["fp16", "fp32"]),
    )
    .option("--safety-checker", "its safety checker as well, where it has one")
    .option("--compare", "read files that are here already to their end, and fetch anew what differs")
    .option("--list", "list the known names")
    .option("-q, --quiet", "with --list: the names only")
    .option("--json", "with --list or --dry-run: as JSON")
    .addHelpText(
      "after",
      `
HF_ENDPOINT names another hub, HF_TOKEN lets you read gated models. What Python's huggingface_hub has
downloaded already (HF_HOME, HF_HUB_CACHE) is used without a second copy.`,
    )
    .action(pull);
}

async function pull(target: string | undefined, flags: PullFlags): Promise<void> {
  if (flags.list) return listKnown(flags);
  if (flags.quiet || (flags.json && !flags.dryRun)) {
    throw new UsageError("--quiet goes with --list, and --json with --list or --dry-run.");
  }
  if (target === undefined)
    throw new UsageError("Which model? List the known ones with: pinhole pull --list");
  const [
    { openStore },
    server,
    { describePlan, listPlannedFiles, summarizePlan },
    { confirm },
    { describeReady },
  ] = await Promise.all([
    import("../models/open-store.ts"),
    import("@pinhole/server/models"),
    import("../models/describe-plan.ts"),
    import("../models/confirm.ts"),
    import("../models/describe-ready.ts"),
  ]);
  refuseSlip(target, server.catalogue);
  using interruption = watchInterruption();
  const { signal } = interruption;
  const hub = server.createHub(server.readHubAddress());
  const store = await openStore();
  const places = { store, hub, cacheFolder: server.hubCacheFolder() };
  const status = showStatus("Asking the hub");
  const plan = await server.planPull({ target, ...flags }, places, signal).finally(() => status.end());
  const [{ name, isComplete }] = plan.models;
  const isWhole = isComplete && plan.models.length === 1 && !plan.needsRuntime;
  if (isWhole && !flags.dryRun) {
    return note(`${name} is here already, as the hub has it. Look at it with: pinhole show ${name}`);
  }
  if (flags.json) return print(JSON.stringify(summarizePlan(plan), undefined, 2));
  const tell = flags.dryRun ? print : note;
  for (const line of describePlan(plan, { folder: store.folderOf(name), memoryBytes: memoryHere() }))
    tell(line);
  if (flags.dryRun) {
    for (const line of listPlannedFiles(plan)) print(line);
    return;
  }
  await confirm("Fetch it?", flags);
  const { showTransfer } = await import("../models/show-transfer.ts");
  using progress = new DisposableStack();
  await server.carryOutPull(plan, places, {
    signal,
    onNote: note,
    onTransfer: (meter) => void progress.use(showTransfer(meter)),
  });
  progress.dispose();
  note(describeReady(name, plan.models[0].drawing?.capabilities));
}

/** A name that is one slip of the finger away from a known one is not worth a look at a hub. */
function refuseSlip(target: string, catalogue: readonly { name: string }[]): void {
  const names = catalogue.map(({ name }) => name);
  const meant = target.includes("/") || names.includes(target) ? undefined : nearWord(target, names);
  if (meant === undefined) return;
  throw new CommandFailure(`There is no known model ${target}. Did you mean ${meant}?`);
}

/** Without a limit of a container's, that is 0 or beyond any machine. */
function memoryHere(): number {
  return Math.min(totalmem(), process.constrainedMemory() || Infinity);
}

async function listKnown({ quiet, json }: PullFlags): Promise<void> {
  const { catalogue } = await import("@pinhole/server/models");
  if (json) return print(JSON.stringify(catalogue, undefined, 2));
  if (quiet) {
    for (const { name } of catalogue) print(name);
    return;
  }
  const rows = catalogue.map(({ name, summary, licence, repository }) => [
    name,
    summary,
    licence.name,
    repository,
  ]);
  for (const line of alignColumns([["NAME", "FOR", "LICENCE", "REPOSITORY"], ...rows])) print(line);
}
