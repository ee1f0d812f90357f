import { engineOptionNames } from "@pinhole/contract";
import type { StoredModel } from "../models/stored-model.ts";
import { version } from "../version.ts";
import type { EngineModel } from "./engine.ts";

/** Pictures of a model that learned from pictures: https://cv.iptc.org/newscodes/digitalsourcetype/ */
const digitalSourceType = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";

/** A model of the store as clients see it. */
export function describeDiffusionModel(model: StoredModel): EngineModel {
  const { name, displayName, repository, licence, pulledAt, capabilities, defaults } = model;
  return {
    id: name,
    displayName: `${displayName} (diffusion model)`,
    licence: licence.link === undefined ? licence.name : `${licence.name} (${licence.link})`,
    ownedBy: repository?.split("/")[0] ?? "local",
    created: Math.floor(pulledAt / 1_000),
    usualSize: { width: defaults.nativeSize, height: defaults.nativeSize },
    provenance: { software: `Pinhole ${version} (${displayName}, AI-generated)`, digitalSourceType },
    capabilities: {
      ...capabilities,
      partialImages: true,
      transparentBackground: false,
      options: engineOptionNames,
    },
  };
}
