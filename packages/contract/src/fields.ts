import type { Rule } from "./rules.ts";
import { schedulerNames } from "./scheduler-names.ts";

/** A member of a request: its widest rule, over all families, and what people read about it. */
export interface Field {
  rule: Rule;
  description: string;
  /** Ours, not the hosted API's: taken by every name in compatible mode and by our own names in both. */
  ours?: true;
}

export const hostedQualities = ["low", "medium", "high", "auto"] as const;
export const dallE2Sizes = ["256x256", "512x512", "1024x1024"] as const;
export const dallE3Sizes = ["1024x1024", "1792x1024", "1024x1792"] as const;
export const gptImage1Sizes = ["1024x1024", "1024x1536", "1536x1024", "auto"] as const;
const namedSizes = [
  "auto",
  "256x256",
  "512x512",
  "1024x1024",
  "1536x1024",
  "1024x1536",
  "1792x1024",
  "1024x1792",
] as const;

/** Every member a request may hold, by its wire name; a family narrows it (families.ts). */
export const fields = {
  model: {
    rule: { kind: "string" },
    description:
      "The model: one of our own (see GET /v1/models) or a hosted name, which has that name's rules.",
  },
  prompt: {
    rule: { kind: "string", minimumLength: 1, maximumLength: 32000 },
    description: "What the picture should show. At most 1000 characters for dall-e-2, 4000 for dall-e-3.",
  },
  n: {
    rule: { kind: "integer", minimum: 1, maximum: 10 },
    description: "How many pictures. dall-e-3: 1 only.",
  },
  size: {
    rule: { kind: "size", words: namedSizes },
    description: "WIDTHxHEIGHT in pixels, or auto. The picture has exactly this size.",
  },
  quality: {
    rule: { kind: "word", values: [...hostedQualities, "xhigh", "max", "standard", "hd"] },
    description:
      "How much work to spend; it counts in `usage`. `hd`, `high` and above: a diffusion model decodes with its full decoder. `sketch` draws the same at each.",
  },
  response_format: {
    rule: { kind: "word", values: ["url", "b64_json"] },
    description: "A signed URL that works for 60 minutes, or the file itself in base64.",
  },
  background: {
    rule: { kind: "word", values: ["transparent", "opaque", "auto"] },
    description: "`transparent` gives the subject alone, with an alpha channel (png and webp).",
  },
  output_format: {
    rule: { kind: "word", values: ["png", "webp", "jpeg"] },
    description: "The file format of the pictures.",
  },
  output_compression: {
    rule: { kind: "integer", minimum: 0, maximum: 100 },
    description: "Quality of jpeg and webp files in percent.",
  },
  stream: { rule: { kind: "boolean" }, description: "Answer with server-sent events." },
  partial_images: {
    rule: { kind: "integer", minimum: 0, maximum: 3 },
    description: "Unfinished pictures to send per picture while streaming.",
  },
  style: {
    rule: { kind: "word", values: ["vivid", "natural"] },
    description: "dall-e-3: hyper-real or natural colours.",
  },
  moderation: {
    rule: { kind: "word", values: ["auto", "low"] },
    description:
      "`low` leaves out the safety checker that some diffusion models bring, unless the server insists on it.",
  },
  input_fidelity: {
    rule: { kind: "word", values: ["low", "high"] },
    description: "How closely to keep to the input image; counts in `usage`.",
  },
  user: { rule: { kind: "string" }, description: "Your own id of the end user." },
  safety_identifier: {
    rule: { kind: "string" },
    description: "Your own id of the end user, echoed in the answer.",
  },
  complexity: {
    rule: { kind: "word", values: ["low", "medium", "high"] },
    description: "Planning effort; no engine here has one.",
  },
  frame_count: {
    rule: { kind: "integer", minimum: 2, maximum: 64 },
    description: "gif only, which is not made here.",
  },
  frame_duration_ms: {
    rule: { kind: "integer", minimum: 0, maximum: 655350 },
    description: "gif only, which is not made here.",
  },
  svg: { rule: { kind: "object" }, description: "svg only, which is not made here." },
  seed: {
    rule: { kind: "integer", minimum: 0, maximum: 4294967295 },
    description: "Same version, request and seed: same bytes. Picture i is drawn with seed + i.",
    ours: true,
  },
  steps: {
    rule: { kind: "integer", minimum: 1, maximum: 1000 },
    description: "Denoising steps; without it the model's own number.",
    ours: true,
  },
  guidance_scale: {
    rule: { kind: "decimal", minimum: 0, maximum: 100 },
    description: "How strictly to follow the prompt; 0 or 1 leaves guidance out, which saves half the time.",
    ours: true,
  },
  negative_prompt: {
    rule: { kind: "string", maximumLength: 32000 },
    description: "What the picture should not show.",
    ours: true,
  },
  strength: {
    rule: { kind: "decimal", minimum: 0, maximum: 1 },
    description: "How far an edit or variation may leave its input: 1 ignores it.",
    ours: true,
  },
  scheduler: {
    rule: { kind: "word", values: schedulerNames },
    description: "How the steps are spaced and taken; without it the model's own way.",
    ours: true,
  },
  clip_skip: {
    rule: { kind: "integer", minimum: 0, maximum: 12 },
    description: "Layers of the text encoder left out at its end; 0 takes all.",
    ours: true,
  },
} as const satisfies Record<string, Field>;

export type FieldName = keyof typeof fields;

export function isFieldName(name: string): name is FieldName {
  return Object.hasOwn(fields, name);
}

export function isOurs(name: FieldName): boolean {
  return "ours" in fields[name];
}
