import { listOf } from "../wording.ts";
import { type ErrorRow, memberRow, row, userError } from "./error-row.ts";

/** Today's validator on `size`: its own error type (images-api §6.1). */
function sizeRow(
  when: string,
  message: (facts: { size: string }) => string,
  size: string,
): ErrorRow<{ size: string }> {
  return {
    status: 400,
    type: userError,
    code: "invalid_value",
    param: "size",
    when,
    message,
    example: { size },
  };
}

/** Errors of members and their values (images-api §6.1). */
export const validationErrors = {
  missingParameter: memberRow(
    "missing_required_parameter",
    "a required member is absent",
    (f: { name: string }) => `Missing required parameter: '${f.name}'.`,
    { name: "prompt" },
  ),
  invalidType: memberRow(
    "invalid_type",
    "a member has another JSON type",
    (f: { name: string; expected: string; got: string }) =>
      `Invalid type for '${f.name}': expected ${f.expected}, but got ${f.got} instead.`,
    { name: "n", expected: "an integer", got: "a string" },
  ),
  unconvertible: memberRow(
    "invalid_type",
    "a form field's text is not of the member's type",
    (f: { name: string; expected: string }) =>
      `Invalid type for '${f.name}': expected ${f.expected}, but got a string value that could not be converted into ${f.expected}.`,
    { name: "n", expected: "an integer" },
  ),
  unknownModel: row({
    status: 400,
    type: userError,
    code: "invalid_value",
    param: "model",
    when: "the model is neither one of ours nor a hosted name (or is retired, with `--refuse-retired`)",
    message: (f: { model: string }) => `The model '${f.model}' does not exist.`,
    example: { model: "dall-e-9" },
  }),
  onlyDallE2: memberRow(
    "invalid_value",
    "strict mode: the hosted operation takes dall-e-2 alone",
    (f: { name: string; model: string }) => `Invalid value: '${f.model}'. Value must be 'dall-e-2'.`,
    { name: "model", model: "gpt-image-1" },
  ),
  unknownParameter: memberRow(
    "unknown_parameter",
    "strict mode: the family has no such member",
    (f: { name: string }) => `Unknown parameter: '${f.name}'.`,
    { name: "bogus_field" },
  ),
  imageInJson: memberRow(
    "invalid_value",
    "a JSON edit names its images as a form does",
    (f: { name: string }) =>
      `Unknown parameter: '${f.name}'. For application/json on /v1/images/edits, use 'images' (array).`,
    { name: "image" },
  ),
  imagesInForm: memberRow(
    "invalid_value",
    "a multipart edit names its images as JSON does",
    (f: { name: string }) =>
      `Unknown parameter: '${f.name}'. For multipart/form-data use 'image' or 'image[]'.`,
    { name: "images" },
  ),
  emptyString: memberRow(
    "empty_string",
    "a text that must not be empty is",
    (f: { name: string }) =>
      `Invalid '${f.name}': empty string. Expected a string with minimum length 1, but got an empty string instead.`,
    { name: "prompt" },
  ),
  emptyArray: memberRow(
    "empty_array",
    "an array that must not be empty is",
    (f: { name: string }) =>
      `Invalid '${f.name}': empty array. Expected an array with minimum length 1, but got an empty array instead.`,
    { name: "images" },
  ),
  arrayTooLong: memberRow(
    "array_above_max_length",
    "more images than the family takes",
    (f: { name: string; maximum: number; length: number }) =>
      `Invalid '${f.name}': array too long. Expected an array with maximum length ${f.maximum}, but got an array with length ${f.length} instead.`,
    { name: "image", maximum: 1, length: 2 },
  ),
  stringTooLong: memberRow(
    "string_above_max_length",
    "a text is longer than its limit (in code points)",
    (f: { name: string; maximum: number; length: number }) =>
      `Invalid '${f.name}': string too long. Expected a string with maximum length ${f.maximum}, but got a string with length ${f.length} instead.`,
    { name: "prompt", maximum: 32000, length: 50733 },
  ),
  unreadableText: memberRow(
    "invalid_value",
    "a text holds NUL or half of a surrogate pair",
    (f: { name: string; found: string }) =>
      `Invalid '${f.name}': the text contains ${f.found}. Remove it and send valid Unicode.`,
    { name: "prompt", found: "a NUL character" },
  ),
  numberTooSmall: memberRow(
    (f) => `${f.kind}_below_min_value`,
    "a number is below its range",
    (f: { name: string; kind: "integer" | "decimal"; minimum: number; value: number }) =>
      `Invalid '${f.name}': ${f.kind} below minimum value. Expected a value >= ${f.minimum}, but got ${f.value} instead.`,
    { name: "n", kind: "integer", minimum: 1, value: 0 },
  ),
  numberTooLarge: memberRow(
    (f) => `${f.kind}_above_max_value`,
    "a number is above its range",
    (f: { name: string; kind: "integer" | "decimal"; maximum: number; value: number }) =>
      `Invalid '${f.name}': ${f.kind} above maximum value. Expected a value <= ${f.maximum}, but got ${f.value} instead.`,
    { name: "n", kind: "integer", maximum: 10, value: 11 },
  ),
  unsupportedValue: memberRow(
    "invalid_value",
    "a word outside the member's list",
    (f: { name: string; value: string; values: readonly string[] }) =>
      `Invalid value: '${f.value}'. Supported values are: ${listOf(f.values, "and")}.`,
    { name: "quality", value: "ultra", values: ["low", "medium", "high", "auto"] as readonly string[] },
  ),
  malformedSize: sizeRow(
    "`size` is not WIDTHxHEIGHT",
    (f) => `Invalid size '${f.size}'. Expected WIDTHxHEIGHT, for example '1824x1024'.`,
    "bogus",
  ),
  indivisibleSize: sizeRow(
    "an edge of `size` is not a multiple of 16",
    (f) => `Invalid size '${f.size}'. Width and height must both be divisible by 16.`,
    "9x9",
  ),
  longEdge: sizeRow(
    "an edge of `size` is over 3840",
    (f) => `Invalid size '${f.size}'. The longest edge must be less than or equal to 3840.`,
    "4096x4096",
  ),
  shortEdge: sizeRow(
    "an edge of `size` is under 16 (our own names)",
    (f) => `Invalid size '${f.size}'. The shortest edge must be greater than or equal to 16.`,
    "8x8",
  ),
  aspectRatio: sizeRow(
    "`size` is wider than 3:1 or taller than 1:3",
    (f) => `Invalid size '${f.size}'. The aspect ratio must be between 1:3 and 3:1.`,
    "3840x640",
  ),
  tooFewPixels: sizeRow(
    "`size` is below the pixel budget",
    (f) => `Invalid size '${f.size}'. Requested resolution is below the current minimum pixel budget.`,
    "576x1024",
  ),
  tooManyPixels: sizeRow(
    "`size` is above the pixel budget",
    (f) => `Invalid size '${f.size}'. Requested resolution exceeds the current pixel budget.`,
    "3840x2176",
  ),
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
