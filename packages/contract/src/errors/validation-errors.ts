import { listOf } from "../wording.ts";
import { memberRow, row, userError } from "./error-row.ts";

/** Today's validator on `size`: its own error type (images-api §6.1). */
function sizeRow(parts: { when: string; message: (facts: { size: string }) => string; size: string }) {
  const { size, ...rest } = parts;
  return row({
    status: 400,
    type: userError,
    code: "invalid_value",
    param: "size",
    ...rest,
    example: { size },
  });
}

/** Errors of members and their values (images-api §6.1). */
export const validationErrors = {
  missingParameter: memberRow({
    code: "missing_required_parameter",
    when: "a required member is absent",
    message: (f: { name: string }) => `Missing required parameter: '${f.name}'.`,
    example: { name: "prompt" },
  }),
  invalidType: memberRow({
    code: "invalid_type",
    when: "a member has another JSON type",
    message: (f: { name: string; expected: string; got: string }) =>
      `Invalid type for '${f.name}': expected ${f.expected}, but got ${f.got} instead.`,
    example: { name: "n", expected: "an integer", got: "a string" },
  }),
  unconvertible: memberRow({
    code: "invalid_type",
    when: "a form field's text is not of the member's type",
    message: (f: { name: string; expected: string }) =>
      `Invalid type for '${f.name}': expected ${f.expected}, but got a string value that could not be converted into ${f.expected}.`,
    example: { name: "n", expected: "an integer" },
  }),
  unknownModel: row({
    status: 400,
    type: userError,
    code: "invalid_value",
    param: "model",
    when: "the model is neither one of ours nor a hosted name (or is retired, with `--refuse-retired`)",
    message: (f: { model: string }) => `The model '${f.model}' does not exist.`,
    example: { model: "dall-e-9" },
  }),
  onlyDallE2: memberRow({
    code: "invalid_value",
    when: "strict mode: the hosted operation takes dall-e-2 alone",
    message: (f: { name: string; model: string }) => `Invalid value: '${f.model}'. Value must be 'dall-e-2'.`,
    example: { name: "model", model: "gpt-image-1" },
  }),
  unknownParameter: memberRow({
    code: "unknown_parameter",
    when: "strict mode: the family has no such member",
    message: (f: { name: string }) => `Unknown parameter: '${f.name}'.`,
    example: { name: "bogus_field" },
  }),
  imageInJson: memberRow({
    code: "invalid_value",
    when: "a JSON edit names its images as a form does",
    message: (f: { name: string }) =>
      `Unknown parameter: '${f.name}'. For application/json on /v1/images/edits, use 'images' (array).`,
    example: { name: "image" },
  }),
  imagesInForm: memberRow({
    code: "invalid_value",
    when: "a multipart edit names its images as JSON does",
    message: (f: { name: string }) =>
      `Unknown parameter: '${f.name}'. For multipart/form-data use 'image' or 'image[]'.`,
    example: { name: "images" },
  }),
  emptyString: memberRow({
    code: "empty_string",
    when: "a text that must not be empty is",
    message: (f: { name: string }) =>
      `Invalid '${f.name}': empty string. Expected a string with minimum length 1, but got an empty string instead.`,
    example: { name: "prompt" },
  }),
  emptyArray: memberRow({
    code: "empty_array",
    when: "an array that must not be empty is",
    message: (f: { name: string }) =>
      `Invalid '${f.name}': empty array. Expected an array with minimum length 1, but got an empty array instead.`,
    example: { name: "images" },
  }),
  arrayTooLong: memberRow({
    code: "array_above_max_length",
    when: "more images than the family takes",
    message: (f: { name: string; maximum: number; length: number }) =>
      `Invalid '${f.name}': array too long. Expected an array with maximum length ${f.maximum}, but got an array with length ${f.length} instead.`,
    example: { name: "image", maximum: 1, length: 2 },
  }),
  stringTooLong: memberRow({
    code: "string_above_max_length",
    when: "a text is longer than its limit (in code points)",
    message: (f: { name: string; maximum: number; length: number }) =>
      `Invalid '${f.name}': string too long. Expected a string with maximum length ${f.maximum}, but got a string with length ${f.length} instead.`,
    example: { name: "prompt", maximum: 32000, length: 50733 },
  }),
  unreadableText: memberRow({
    code: "invalid_value",
    when: "a text holds NUL or half of a surrogate pair",
    message: (f: { name: string; found: string }) =>
      `Invalid '${f.name}': the text contains ${f.found}. Remove it and send valid Unicode.`,
    example: { name: "prompt", found: "a NUL character" },
  }),
  numberTooSmall: memberRow({
    code: (f) => `${f.kind}_below_min_value`,
    when: "a number is below its range",
    message: (f: { name: string; kind: "integer" | "decimal"; minimum: number; value: number }) =>
      `Invalid '${f.name}': ${f.kind} below minimum value. Expected a value >= ${f.minimum}, but got ${f.value} instead.`,
    example: { name: "n", kind: "integer", minimum: 1, value: 0 },
  }),
  numberTooLarge: memberRow({
    code: (f) => `${f.kind}_above_max_value`,
    when: "a number is above its range",
    message: (f: { name: string; kind: "integer" | "decimal"; maximum: number; value: number }) =>
      `Invalid '${f.name}': ${f.kind} above maximum value. Expected a value <= ${f.maximum}, but got ${f.value} instead.`,
    example: { name: "n", kind: "integer", maximum: 10, value: 11 },
  }),
  unsupportedValue: memberRow({
    code: "invalid_value",
    when: "a word outside the member's list",
    message: (f: { name: string; value: string; values: readonly string[] }) =>
      `Invalid value: '${f.value}'. Supported values are: ${listOf(f.values, "and")}.`,
    example: {
      name: "quality",
      value: "ultra",
      values: ["low", "medium", "high", "auto"] as readonly string[],
    },
  }),
  malformedSize: sizeRow({
    when: "`size` is not WIDTHxHEIGHT",
    message: (f) => `Invalid size '${f.size}'. Expected WIDTHxHEIGHT, for example '1824x1024'.`,
    size: "bogus",
  }),
  indivisibleSize: sizeRow({
    when: "an edge of `size` is not a multiple of 16",
    message: (f) => `Invalid size '${f.size}'. Width and height must both be divisible by 16.`,
    size: "9x9",
  }),
  longEdge: sizeRow({
    when: "an edge of `size` is over 3840",
    message: (f) => `Invalid size '${f.size}'. The longest edge must be less than or equal to 3840.`,
    size: "4096x4096",
  }),
  shortEdge: sizeRow({
    when: "an edge of `size` is under 16 (our own names)",
    message: (f) => `Invalid size '${f.size}'. The shortest edge must be greater than or equal to 16.`,
    size: "8x8",
  }),
  aspectRatio: sizeRow({
    when: "`size` is wider than 3:1 or taller than 1:3",
    message: (f) => `Invalid size '${f.size}'. The aspect ratio must be between 1:3 and 3:1.`,
    size: "3840x640",
  }),
  tooFewPixels: sizeRow({
    when: "`size` is below the pixel budget",
    message: (f) =>
      `Invalid size '${f.size}'. Requested resolution is below the current minimum pixel budget.`,
    size: "576x1024",
  }),
  tooManyPixels: sizeRow({
    when: "`size` is above the pixel budget",
    message: (f) => `Invalid size '${f.size}'. Requested resolution exceeds the current pixel budget.`,
    size: "3840x2176",
  }),
  partialsWithoutStream: row({
    status: 400,
    type: userError,
    code: "unsupported_parameter",
    param: "input",
    when: "`partial_images` over 0 without `stream`",
    message: () => "Partial images are only supported with streaming: set 'stream' to true.",
    example: {},
  }),
};
