import type { FamilyName, Operation } from "./drawing.ts";
import {
  dallE2Sizes,
  dallE3Sizes,
  type FieldName,
  fields,
  gptImage1Sizes,
  hostedQualities,
  isOurs,
} from "./fields.ts";
import type { Rule } from "./rules.ts";

const MEGABYTE = 2 ** 20;

/** Which sizes a family draws. Ratios are long edge to short edge. */
export type SizeRule =
  | { kind: "list"; sizes: readonly string[] }
  | {
      kind: "range";
      multiple: number;
      minimumEdge: number;
      maximumEdge: number;
      maximumRatio: number;
      minimumPixels: number;
      maximumPixels: number;
    };

/** What the files of an edit or a variation may be. */
export interface UploadRule {
  maximumImages: number;
  formats: readonly ("png" | "jpeg" | "webp")[];
  /** A file must be smaller than this. */
  maximumBytes: number;
  square: boolean;
  /** The image's own transparency says where to repaint when there is no mask. */
  alphaIsMask: boolean;
}

/** The rules of one model family (images-api §1, §2). */
export interface Family {
  name: FamilyName;
  /** Whose wording errors have: the DALL·E validator's or today's. */
  era: "dall-e" | "today";
  maximumPromptLength: number;
  maximumCount: number;
  sizes: SizeRule;
  /** Sizes compatible mode takes besides: what old clients still send. */
  olderSizes: readonly string[];
  defaultSize: { generate: string; edit: string };
  qualities: readonly string[];
  defaultResponseFormat: "url" | "b64_json";
  /** GPT names: whether answers carry usage and the resolved background, format, quality and size. */
  reportsUsage: boolean;
  /** Members besides model and prompt that the hosted operation has; undefined where it does not take the family. */
  members: Record<Operation, readonly FieldName[] | undefined>;
  uploads: UploadRule;
}

const always: readonly FieldName[] = ["n", "size", "user"];
const gptMembers: readonly FieldName[] = [
  ...always,
  "quality",
  "background",
  "output_format",
  "output_compression",
  "stream",
  "partial_images",
  "moderation",
  "safety_identifier",
];
const variationMembers: readonly FieldName[] = [...always, "response_format"];
const ours = (Object.keys(fields) as FieldName[]).filter(isOurs);

const dallEUploads: UploadRule = {
  maximumImages: 1,
  formats: ["png"],
  maximumBytes: 4 * MEGABYTE,
  square: true,
  alphaIsMask: true,
};
const gptUploads: UploadRule = {
  maximumImages: 16,
  formats: ["jpeg", "png", "webp"],
  maximumBytes: 50 * MEGABYTE,
  square: false,
  alphaIsMask: false,
};

const gptImage1: Family = {
  name: "gpt-image-1",
  era: "today",
  maximumPromptLength: 32000,
  maximumCount: 10,
  sizes: { kind: "list", sizes: gptImage1Sizes },
  olderSizes: [...dallE2Sizes, ...dallE3Sizes],
  defaultSize: { generate: "auto", edit: "auto" },
  qualities: hostedQualities,
  defaultResponseFormat: "b64_json",
  reportsUsage: true,
  members: {
    createImage: gptMembers,
    createImageEdit: [...gptMembers, "input_fidelity"],
    createImageVariation: undefined,
  },
  uploads: gptUploads,
};

/** The five families: four hosted ones, and `open` for our own names. */
export const families: Record<FamilyName, Family> = {
  "dall-e-2": {
    name: "dall-e-2",
    era: "dall-e",
    maximumPromptLength: 1000,
    maximumCount: 10,
    sizes: { kind: "list", sizes: dallE2Sizes },
    olderSizes: [],
    defaultSize: { generate: "1024x1024", edit: "1024x1024" },
    qualities: ["standard"],
    defaultResponseFormat: "url",
    reportsUsage: false,
    members: {
      createImage: [...always, "quality", "response_format"],
      createImageEdit: [...always, "response_format"],
      createImageVariation: variationMembers,
    },
    uploads: dallEUploads,
  },
  "dall-e-3": {
    name: "dall-e-3",
    era: "dall-e",
    maximumPromptLength: 4000,
    maximumCount: 1,
    sizes: { kind: "list", sizes: dallE3Sizes },
    olderSizes: [],
    defaultSize: { generate: "1024x1024", edit: "1024x1024" },
    qualities: ["standard", "hd"],
    defaultResponseFormat: "url",
    reportsUsage: false,
    members: {
      createImage: [...always, "quality", "response_format", "style"],
      createImageEdit: undefined,
      createImageVariation: undefined,
    },
    uploads: dallEUploads,
  },
  "gpt-image-1": gptImage1,
  "gpt-image-2": {
    ...gptImage1,
    name: "gpt-image-2",
    sizes: {
      kind: "range",
      multiple: 16,
      minimumEdge: 16,
      maximumEdge: 3840,
      maximumRatio: 3,
      minimumPixels: 655_360,
      maximumPixels: 8_294_400,
    },
    members: { createImage: gptMembers, createImageEdit: gptMembers, createImageVariation: undefined },
  },
  open: {
    ...gptImage1,
    name: "open",
    sizes: {
      kind: "range",
      multiple: 1,
      minimumEdge: 16,
      maximumEdge: 3840,
      maximumRatio: 240,
      minimumPixels: 256,
      maximumPixels: 8_294_400,
    },
    olderSizes: [],
    qualities: ["low", "medium", "high", "auto", "xhigh", "max", "standard", "hd"],
    defaultResponseFormat: "url",
    members: {
      createImage: [...gptMembers, "response_format", "style", ...ours],
      createImageEdit: [...gptMembers, "response_format", "style", "input_fidelity", ...ours],
      createImageVariation: [...gptMembers, "response_format", ...ours],
    },
  },
};

/** The rule of a member for a family: the widest one, narrowed. */
export function ruleFor(family: Family, name: FieldName, qualities = family.qualities): Rule {
  const widest: Rule = fields[name].rule;
  switch (name) {
    case "prompt":
      return { kind: "string", minimumLength: 1, maximumLength: family.maximumPromptLength };
    case "n":
      return { kind: "integer", minimum: 1, maximum: family.maximumCount };
    case "quality":
      return { kind: "word", values: qualities };
    default:
      return widest;
  }
}
