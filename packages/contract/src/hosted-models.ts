import type { FamilyName } from "./drawing.ts";
import { hostedQualities } from "./fields.ts";

/** A name of the hosted API that this server answers to. */
export interface HostedModel {
  id: string;
  family: Exclude<FamilyName, "open">;
  /** Unix seconds; as recorded from the hosted API where known, else the day of release. */
  created: number;
  /** The day the hosted API stopped, or stops, to serve it (ISO date). */
  shutdownDate?: string;
  qualities?: readonly string[];
  /** Which `input_fidelity` the hosted model takes on edits. */
  inputFidelity: readonly ("low" | "high")[];
  complexity?: true;
}

const both = ["low", "high"] as const;
const more = [...hostedQualities, "xhigh", "max"] as const;

function day(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 1000;
}

/** Every hosted name, as of 2026-11-22 (images-api §1, §3.2). */
export const hostedModels: readonly HostedModel[] = [
  { id: "dall-e-2", family: "dall-e-2", created: 1698798177, shutdownDate: "2026-05-12", inputFidelity: [] },
  { id: "dall-e-3", family: "dall-e-3", created: 1698785189, shutdownDate: "2026-05-12", inputFidelity: [] },
  {
    id: "gpt-image-1",
    family: "gpt-image-1",
    created: 1745517030,
    shutdownDate: "2026-10-23",
    inputFidelity: both,
  },
  {
    id: "gpt-image-1-mini",
    family: "gpt-image-1",
    created: day("2025-10-06"),
    shutdownDate: "2026-12-01",
    inputFidelity: ["low"],
  },
  {
    id: "gpt-image-1.5",
    family: "gpt-image-1",
    created: day("2025-12-16"),
    shutdownDate: "2026-12-01",
    inputFidelity: both,
  },
  {
    id: "gpt-image-1.5-2025-12-16",
    family: "gpt-image-1",
    created: day("2025-12-16"),
    shutdownDate: "2026-12-01",
    inputFidelity: both,
  },
  {
    id: "chatgpt-image-latest",
    family: "gpt-image-1",
    created: day("2025-12-16"),
    shutdownDate: "2026-12-01",
    inputFidelity: both,
  },
  { id: "gpt-image-2", family: "gpt-image-2", created: day("2026-04-21"), inputFidelity: [] },
  { id: "gpt-image-2-2026-04-21", family: "gpt-image-2", created: day("2026-04-21"), inputFidelity: [] },
  ...["gpt-image-2.5-sunburst", "gpt-image-2.5-flare"].flatMap((id): HostedModel[] => [
    { id, family: "gpt-image-2", created: day("2026-09-08"), qualities: more, inputFidelity: [] },
    {
      id: `${id}-2026-09-08`,
      family: "gpt-image-2",
      created: day("2026-09-08"),
      qualities: more,
      inputFidelity: [],
    },
  ]),
  ...["gpt-image-2.6-sunburst", "gpt-image-2.6-flare"].map((id): HostedModel => ({
    id,
    family: "gpt-image-2",
    // The day of release is not known to us: this is the day the Node SDK first named them.
    created: day("2026-11-13"),
    qualities: more,
    inputFidelity: [],
    complexity: true,
  })),
];

/** The hosted model of this id, if it is one. */
export function findHostedModel(id: string): HostedModel | undefined {
  return hostedModels.find((model) => model.id === id);
}
