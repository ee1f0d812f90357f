import { type ErrorRow, invalidRequest, type RowParts } from "./error-row.ts";

/** The DALL·E era: `param` is null, and mostly the code as well (images-api §6.3). */
function eraRow<Facts>(parts: RowParts<Facts>): ErrorRow<Facts> {
  return { status: 400, type: invalidRequest, param: null, ...parts };
}

/** The wording of the DALL·E era (images-api §6.3). */
export const eraErrors = {
  eraNotPng: eraRow({
    code: "invalid_image_format",
    when: "the image is not a PNG, or 4 MB and more",
    message: () => "Uploaded image must be a PNG and less than 4 MB.",
    example: {},
  }),
  eraEditMode: eraRow({
    code: null,
    when: "an edit without a mask, of an image without transparency",
    message: (f: { mode: string }) =>
      `Invalid input image - format must be in ['RGBA', 'LA', 'L'], got ${f.mode}.`,
    example: { mode: "RGB" },
  }),
  eraVariationMode: eraRow({
    code: null,
    when: "strict mode: a variation of a grey or palette image",
    message: () => "Invalid input image - format must be in ['RGB', 'RGBA']",
    example: {},
  }),
  eraNotSquare: eraRow({
    code: null,
    when: "the image is not square",
    message: (f: { width: number; height: number }) =>
      `Invalid input image - expected an image with equal width and height, got ${f.width}x${f.height} instead.`,
    example: { width: 1024, height: 768 },
  }),
  eraNoImage: eraRow({
    code: null,
    when: "there is no image",
    message: (f: { name: string }) => `'${f.name}' is a required property`,
    example: { name: "image" },
  }),
  eraSize: eraRow({
    code: null,
    when: "a size the family has not",
    message: (f: { size: string; sizes: readonly string[] }) =>
      `'${f.size}' is not one of [${f.sizes.map((size) => `'${size}'`).join(", ")}] - 'size'`,
    example: { size: "1x1", sizes: ["256x256", "512x512", "1024x1024"] as readonly string[] },
  }),
  eraPromptDallE2: eraRow({
    code: null,
    when: "dall-e-2: a prompt over 1000 characters",
    message: (f: { maximum: number; length: number }) =>
      `Prompt must be length ${f.maximum} or less. Your prompt length is ${f.length}. Please reduce your prompt length.`,
    example: { maximum: 1000, length: 1192 },
  }),
  eraPromptDallE3: eraRow({
    code: null,
    when: "dall-e-3: a prompt over 4000 characters (the whole prompt is quoted)",
    message: (f: { prompt: string }) => `'${f.prompt}' is too long - 'prompt'`,
    example: { prompt: "…" },
  }),
  eraOneOnly: eraRow({
    code: null,
    when: "dall-e-3: `n` other than 1",
    message: () => "You must provide n=1 for this model.",
    example: {},
  }),
  eraTooSmall: eraRow({
    code: null,
    when: "DALL·E: a number below its range",
    message: (f: { value: number; minimum: number; name: string }) =>
      `${f.value} is less than the minimum of ${f.minimum} - '${f.name}'`,
    example: { value: 0, minimum: 1, name: "n" },
  }),
  eraTooLarge: eraRow({
    code: null,
    when: "DALL·E: a number above its range",
    message: (f: { value: number; maximum: number; name: string }) =>
      `${f.value} is greater than the maximum of ${f.maximum} - '${f.name}'`,
    example: { value: 11, maximum: 10, name: "n" },
  }),
};
