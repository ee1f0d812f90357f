import { type ErrorRow, invalidRequest } from "./error-row.ts";

/** The DALL·E era: `param` is null, and mostly the code as well (images-api §6.3). */
function eraRow<Facts>(
  code: string | null,
  when: string,
  message: (facts: Facts) => string,
  example: Facts,
): ErrorRow<Facts> {
  return { status: 400, type: invalidRequest, code, param: null, when, message, example };
}

/** The wording of the DALL·E era (images-api §6.3). */
export const eraErrors = {
  eraNotPng: eraRow(
    "invalid_image_format",
    "the image is not a PNG, or 4 MB and more",
    () => "Uploaded image must be a PNG and less than 4 MB.",
    {},
  ),
  eraEditMode: eraRow(
    null,
    "an edit without a mask, of an image without transparency",
    (f: { mode: string }) => `Invalid input image - format must be in ['RGBA', 'LA', 'L'], got ${f.mode}.`,
    { mode: "RGB" },
  ),
  eraVariationMode: eraRow(
    null,
    "strict mode: a variation of a grey or palette image",
    () => "Invalid input image - format must be in ['RGB', 'RGBA']",
    {},
  ),
  eraNotSquare: eraRow(
    null,
    "the image is not square",
    (f: { width: number; height: number }) =>
      `Invalid input image - expected an image with equal width and height, got ${f.width}x${f.height} instead.`,
    { width: 1024, height: 768 },
  ),
  eraNoImage: eraRow(
    null,
    "there is no image",
    (f: { name: string }) => `'${f.name}' is a required property`,
    {
      name: "image",
    },
  ),
  eraSize: eraRow(
    null,
    "a size the family has not",
    (f: { size: string; sizes: readonly string[] }) =>
      `'${f.size}' is not one of [${f.sizes.map((size) => `'${size}'`).join(", ")}] - 'size'`,
    { size: "1x1", sizes: ["256x256", "512x512", "1024x1024"] as readonly string[] },
  ),
  eraPromptDallE2: eraRow(
    null,
    "dall-e-2: a prompt over 1000 characters",
    (f: { maximum: number; length: number }) =>
      `Prompt must be length ${f.maximum} or less. Your prompt length is ${f.length}. Please reduce your prompt length.`,
    { maximum: 1000, length: 1192 },
  ),
  eraPromptDallE3: eraRow(
    null,
    "dall-e-3: a prompt over 4000 characters (the whole prompt is quoted)",
    (f: { prompt: string }) => `'${f.prompt}' is too long - 'prompt'`,
    { prompt: "…" },
  ),
  eraOneOnly: eraRow(null, "dall-e-3: `n` other than 1", () => "You must provide n=1 for this model.", {}),
  eraTooSmall: eraRow(
    null,
    "DALL·E: a number below its range",
    (f: { value: number; minimum: number; name: string }) =>
      `${f.value} is less than the minimum of ${f.minimum} - '${f.name}'`,
    { value: 0, minimum: 1, name: "n" },
  ),
  eraTooLarge: eraRow(
    null,
    "DALL·E: a number above its range",
    (f: { value: number; maximum: number; name: string }) =>
      `${f.value} is greater than the maximum of ${f.maximum} - '${f.name}'`,
    { value: 11, maximum: 10, name: "n" },
  ),
};
