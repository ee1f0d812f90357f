import { findHostedModel, hostedModels } from "./hosted-models.ts";
import type { Mode } from "./drawing.ts";
import type { ModelObject } from "./images.ts";

/** One of our own models, as an engine describes it. */
export interface OwnModel {
  id: string;
  displayName: string;
  licence: string;
  ownedBy: string;
  /** Unix seconds. */
  created: number;
  capabilities: readonly string[];
}

interface ServedModels {
  mode: Mode;
  own: readonly OwnModel[];
  /** Draws for the hosted names; undefined with `--strict-models`, when none is served. */
  defaultModel?: OwnModel;
  /** ISO date: with `refuseRetired`, names shut down by then are not served. */
  today: string;
  refuseRetired: boolean;
}

/** Every model the server answers to: its own first, then the hosted names (images-api §3.2). */
export function listModels(served: ServedModels): ModelObject[] {
  return [...served.own.map((model) => renderOwn(model, served.mode)), ...renderHosted(served)];
}

function renderOwn(model: OwnModel, mode: Mode): ModelObject {
  return {
    id: model.id,
    object: "model",
    created: model.created,
    owned_by: model.ownedBy,
    ...renderServing(model, "open", mode),
  };
}

function renderHosted({ defaultModel, mode, today, refuseRetired }: ServedModels): ModelObject[] {
  if (!defaultModel) return [];
  return hostedModels
    .filter((hosted) => !refuseRetired || (hosted.shutdownDate ?? "9999") > today)
    .map((hosted) => ({
      id: hosted.id,
      object: "model",
      created: hosted.created,
      owned_by: "system",
      ...(hosted.shutdownDate && { shutdown_date: hosted.shutdownDate }),
      ...renderServing(defaultModel, findHostedModel(hosted.id)?.family ?? "open", mode),
    }));
}

function renderServing(model: OwnModel, family: string, mode: Mode): Pick<ModelObject, "pinhole"> {
  if (mode === "strict") return {};
  const { displayName: description, capabilities, licence } = model;
  return { pinhole: { served_by: model.id, family, description, capabilities: [...capabilities], licence } };
}
