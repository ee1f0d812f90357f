import type { ImageRequest, Mode, Operation, Size, Warning } from "./drawing.ts";
import { apiError } from "./errors/error-list.ts";
import type { Family } from "./families.ts";
import type { FieldName } from "./fields.ts";
import type { SchedulerName } from "./scheduler-names.ts";

/** Checked members by their wire names. */
export type MemberValues = Partial<
  {
    size: string;
    n: number;
    quality: string;
    background: "transparent" | "opaque" | "auto";
    output_format: "png" | "jpeg" | "webp";
    output_compression: number;
    response_format: "url" | "b64_json";
    stream: boolean;
    partial_images: number;
    style: "vivid" | "natural";
    moderation: "auto" | "low";
    input_fidelity: "low" | "high";
    user: string;
    safety_identifier: string;
    seed: number;
    steps: number;
    guidance_scale: number;
    negative_prompt: string;
    strength: number;
    scheduler: SchedulerName;
    clip_skip: number;
    prompt: string;
  } & Record<Exclude<FieldName, "size">, unknown>
>;

interface RequestFacts {
  operation: Operation;
  family: Family;
  model: string;
  size: Size | "auto";
  mode: Mode;
  warnings: Warning[];
}

/**
 * Wire names to ours, defaults filled in, and the rules that tie members together.
 * @throws ApiError where two members exclude each other
 */
export function nameRequest(values: MemberValues, facts: RequestFacts): ImageRequest {
  const { family, warnings } = facts;
  const stream = readStream(values, facts);
  const outputFormat = values.output_format ?? "png";
  if (values.background === "transparent" && outputFormat === "jpeg") throw apiError("transparentJpeg", {});
  checkCompression(values, outputFormat, facts);
  warnings.push(...unhonoured(values));
  return {
    operation: facts.operation,
    model: facts.model,
    family: family.name,
    prompt: values.prompt ?? "",
    count: values.n ?? 1,
    size: facts.size,
    quality: values.quality,
    background: values.background ?? "auto",
    outputFormat,
    outputCompression: values.output_compression ?? 100,
    responseFormat: values.response_format ?? family.defaultResponseFormat,
    stream,
    partialImages: stream ? (values.partial_images ?? 0) : 0,
    style: values.style,
    moderation: values.moderation,
    inputFidelity: values.input_fidelity,
    user: values.user,
    // `user` counts where there is no safety_identifier (images-api §2.1).
    safetyIdentifier: values.safety_identifier ?? values.user,
    seed: values.seed,
    engineOptions: {
      steps: values.steps,
      guidanceScale: values.guidance_scale,
      negativePrompt: values.negative_prompt,
      strength: values.strength,
      scheduler: values.scheduler,
      clipSkip: values.clip_skip,
    },
    warnings,
  };
}

function readStream(values: MemberValues, { operation, mode, warnings }: RequestFacts): boolean {
  const stream = values.stream === true;
  if (stream && operation === "createImageVariation") {
    warnings.push({ option: "stream", message: "Variations have no events: the answer is one JSON body." });
    return false;
  }
  if (!stream && (values.partial_images ?? 0) > 0) {
    if (mode === "strict") throw apiError("partialsWithoutStream", {});
    warnings.push({ option: "partial_images", message: "Partial images are only sent with 'stream': true." });
  }
  return stream;
}

function checkCompression(values: MemberValues, format: string, { mode, warnings }: RequestFacts): void {
  if (format !== "png" || (values.output_compression ?? 100) === 100) return;
  if (mode === "strict") throw apiError("pngCompression", {});
  warnings.push({
    option: "output_compression",
    message: "PNG is lossless: compression was ignored. Use output_format jpeg or webp.",
  });
}

const withoutEffect = ["complexity", "frame_count", "frame_duration_ms", "svg"] as const;

function unhonoured(values: MemberValues): Warning[] {
  return withoutEffect
    .filter((name) => values[name] !== undefined)
    .map((name) => ({ option: name, message: `'${name}' has no effect on this server.` }));
}
