import type { StoredModel } from "@pinhole/server/models";
import { Command } from "commander";
import { alignColumns } from "../align-columns.ts";
import { CommandFailure } from "../command-failure.ts";
import { note, print } from "../terminal.ts";

/** `pinhole show sd-turbo`. */
export function createShowCommand(): Command {
  return new Command("show")
    .description("Show what is known of a model: licence, files, needs, and what it is drawn with.")
    .argument("<model>", "as pinhole ls shows it, or a known name")
    .option("--json", "print it as JSON")
    .action(async (name: string, { json }: { json?: boolean }) => {
      const [{ openStore }, server] = await Promise.all([
        import("../models/open-store.ts"),
        import("@pinhole/server/models"),
      ]);
      const store = await openStore();
      const model = await store.find(name);
      const { decoders } = await store.survey();
      const decoder = decoders.find((stored) => isCalled(stored, name));
      if (decoder)
        return print(json ? JSON.stringify(decoder, undefined, 2) : describeDecoder(decoder, server));
      if (model) return print(json ? JSON.stringify(model, undefined, 2) : describe(model, server.showBytes));
      const known = server.findEntry(name);
      if (known === undefined) throw new CommandFailure(explainUnknown(name));
      print(json ? JSON.stringify(known, undefined, 2) : describeKnown(known));
      note(`It is not here yet. Fetch it with: pinhole pull ${known.name}`);
    });
}

function explainUnknown(name: string): string {
  if (name.toLowerCase() === "sketch") {
    return "sketch is built in: it has no files, and pinhole ls says what it can do.";
  }
  return `There is no model ${name} here. List those that are with: pinhole ls, and known ones with: pinhole pull --list`;
}

interface Decoder {
  name: string;
  displayName: string;
  repository?: string;
  directory: string;
  sizeBytes: number;
}

function isCalled({ name, repository }: Decoder, text: string): boolean {
  return [name, repository?.toLowerCase()].includes(text.toLowerCase());
}

function describeDecoder(decoder: Decoder, { showBytes }: { showBytes: (bytes: number) => string }): string {
  return lines([
    ["name", decoder.name],
    ["title", `${decoder.displayName}: previews and quick decoding for other models`],
    ["repository", decoder.repository ?? ""],
    ["folder", decoder.directory],
    ["size", showBytes(decoder.sizeBytes)],
  ]);
}

function describe(model: StoredModel, showBytes: (bytes: number) => string): string {
  const { licence, repository, commit, defaults, leftOut } = model;
  return lines([
    ["name", model.name],
    ["title", model.displayName],
    ["licence", [licence.name, licence.link].filter(Boolean).join("  ")],
    ["repository", repository === undefined ? "" : `${repository} @ ${commit ?? ""}`],
    ["folder", model.directory],
    ["size", showBytes(model.sizeBytes)],
    ["memory", `about ${showBytes(model.memoryBytes)}`],
    ["can", listAbilities(model.capabilities)],
    ["drawn with", describeDefaults(defaults)],
    ["small decoder", model.tinyVaeDirectory ?? "none: no previews (pinhole pull taesd, or taesdxl)"],
    ["left out", leftOut.join(", ")],
    ["since", new Date(model.pulledAt).toISOString().slice(0, 16).replace("T", " ")],
  ]);
}

type Known = Pick<StoredModel, "name" | "displayName" | "licence" | "defaults" | "capabilities"> & {
  repository: string;
  summary: string;
};

function describeKnown(known: Known): string {
  return lines([
    ["name", known.name],
    ["title", known.displayName],
    ["for", known.summary],
    ["licence", [known.licence.name, known.licence.link].filter(Boolean).join("  ")],
    ["repository", known.repository],
    ["can", listAbilities(known.capabilities)],
    ["drawn with", describeDefaults(known.defaults)],
  ]);
}

function listAbilities(capabilities: StoredModel["capabilities"]): string {
  return Object.entries(capabilities)
    .filter(([, can]) => can)
    .map(([ability]) => ability)
    .join(", ");
}

function describeDefaults({ steps, guidanceScale, scheduler, nativeSize }: StoredModel["defaults"]): string {
  const taken = steps === 1 ? "1 step" : `${steps} steps`;
  const own = scheduler ?? "its own scheduler";
  return `${taken}, guidance ${guidanceScale}, ${own}, ${nativeSize}x${nativeSize}`;
}

function lines(rows: readonly (readonly [string, string])[]): string {
  return alignColumns(rows.filter(([, value]) => value !== "")).join("\n");
}
