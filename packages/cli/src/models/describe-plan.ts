import {
  bytesToFetch,
  estimateMemory,
  type PlannedModel,
  type PullPlan,
  runtimeDownloadBytes,
  runtimeVersion,
  showBytes,
  totalBytes,
} from "@pinhole/server/models";
import { alignColumns } from "../align-columns.ts";

/** What a pull is set against. */
export interface PlanPlace {
  folder: string;
  /** Of the machine, or of the container this runs in. */
  memoryBytes: number;
}

/** What a pull will do, for somebody who is to agree to it: licence and link first, then what it costs. */
export function describePlan(
  { models, withoutDecoder, needsRuntime }: PullPlan,
  { folder, memoryBytes }: PlanPlace,
): string[] {
  const [model] = models;
  const { from, displayName } = model;
  const rows = models.flatMap(describeLicence);
  if (from.renamedTo) rows.push(["renamed", `the hub calls it ${from.renamedTo} now`]);
  if (model.revisionReason) rows.push(["revision", model.revisionReason]);
  for (const planned of models) rows.push([labelOf(planned, models, "download"), describeBytes(planned)]);
  if (withoutDecoder) rows.push(["small decoder", `does not come, so previews are rough. ${withoutDecoder}`]);
  if (needsRuntime) {
    rows.push(["engine", `ONNX Runtime ${runtimeVersion}, ${showBytes(runtimeDownloadBytes)}, once`]);
  }
  if (model.drawing) rows.push(["memory", describeMemory(model.weightBytes, model.drawing, memoryBytes)]);
  if (model.remark) rows.push(["scheduler", model.remark]);
  for (const { component, bytes } of model.leftOut) {
    rows.push(["left out", `${component} (${showBytes(bytes)}): add --safety-checker to have it`]);
  }
  rows.push(["into", folder]);
  return [
    `${displayName}  ${from.repository} @ ${from.commit.slice(0, 12)}`,
    ...alignColumns(rows.map(indent)),
  ];
}

function describeMemory(
  weightBytes: number,
  { defaults }: NonNullable<PlannedModel["drawing"]>,
  present: number,
): string {
  const bytes = estimateMemory(weightBytes, defaults);
  const needed = `about ${showBytes(bytes)} to draw ${defaults.nativeSize}x${defaults.nativeSize}`;
  return bytes <= present ? needed : `${needed}, more than the ${showBytes(present)} there are here`;
}

function describeLicence(model: PlannedModel, _index: number, models: readonly PlannedModel[]): string[][] {
  const { name, link } = model.licence;
  return [[labelOf(model, models, "licence"), link === undefined ? name : `${name}  ${link}`]];
}

function labelOf(model: PlannedModel, models: readonly PlannedModel[], what: string): string {
  return model === models[0] ? what : `${model.displayName} ${what}`;
}

function describeBytes(model: PlannedModel): string {
  const wanted = bytesToFetch(model.files);
  const total = totalBytes(model);
  const files = `${showBytes(total)} in ${model.files.length} files, ${model.variants.join(" and ")}`;
  if (wanted === total) return files;
  return wanted === 0 ? `nothing: ${files} are here already` : `${showBytes(wanted)} of ${files}`;
}

/** Every file, with where its bytes come from. */
export function listPlannedFiles({ models }: PullPlan): string[] {
  const sources = { wanted: "download", present: "here", cached: "on this disk" } as const;
  return alignColumns(
    models.flatMap(({ name, files }, index) =>
      files.map(({ path, size, state }) => [
        index === 0 ? path : `${name}: ${path}`,
        showBytes(size),
        sources[state],
      ]),
    ),
  );
}

/** The same for a program: everything in bytes. */
export function summarizePlan({ models, withoutDecoder, needsRuntime }: PullPlan): object {
  return {
    models: models.map(({ name, displayName, from, licence, files, leftOut, weightBytes, drawing }) => ({
      name,
      displayName,
      repository: from.repository,
      commit: from.commit,
      licence,
      sizeBytes: totalBytes({ files }),
      downloadBytes: bytesToFetch(files),
      memoryBytes: drawing && estimateMemory(weightBytes, drawing.defaults),
      leftOut,
      files: files.map(({ path, size, state }) => ({ path, size, state })),
    })),
    withoutDecoder,
    runtimeDownloadBytes: needsRuntime ? runtimeDownloadBytes : 0,
  };
}

function indent([first = "", ...rest]: readonly string[]): string[] {
  return [`  ${first}`, ...rest];
}
