import { listOf } from "../wording.ts";
import { invalidRequest, memberRow, row, userError } from "./error-row.ts";

/** Errors of image parts, masks and output formats (images-api §6.2). */
export const imageErrors = {
  unsupportedMimetype: memberRow({
    code: "unsupported_file_mimetype",
    when: "the file is of another format than the family takes",
    message: (f: { name: string; mimetype: string; supported: readonly string[] }) =>
      `Invalid file '${f.name}': unsupported mimetype ('${f.mimetype}'). Supported file formats are ${listOf(f.supported, "and")}.`,
    example: {
      name: "image",
      mimetype: "application/octet-stream",
      supported: ["image/jpeg", "image/png", "image/webp"] as readonly string[],
    },
  }),
  missingMimetype: memberRow({
    code: "missing_file_mimetype",
    when: "strict mode: a file part has no content type",
    message: (f: { name: string }) =>
      `Invalid file '${f.name}': failed to determine mimetype. Ensure you are providing the file's mimetype as part of the 'Content-Type' header.`,
    example: { name: "image" },
  }),
  fileExpected: memberRow({
    code: "invalid_type",
    when: "an image part is text",
    message: (f: { name: string }) =>
      `Invalid type for '${f.name}': expected a file, but got a string instead.`,
    example: { name: "image[0]" },
  }),
  fileTooLarge: memberRow({
    code: "file_above_max_size",
    when: "an image is over the family's limit",
    message: (f: { name: string; maximumMegabytes: number }) =>
      `Invalid file '${f.name}': the file must be smaller than ${f.maximumMegabytes} MB.`,
    example: { name: "image[0]", maximumMegabytes: 50 },
  }),
  invalidImageFile: row<{ position: number | "mask" }>({
    status: 400,
    type: userError,
    code: "invalid_image_file",
    param: null,
    when: "an image cannot be decoded, has too many pixels, or is of no known format",
    message: (f) =>
      f.position === "mask"
        ? "Invalid mask image format - mask image could not be read, please check your mask file."
        : `Invalid image file or mode for image ${f.position}, please check your image file.`,
    example: { position: 1 },
  }),
  imageTooManyPixels: row<{ position: number | "mask"; width: number; height: number; maxPixels: number }>({
    status: 400,
    type: userError,
    code: "invalid_image_file",
    param: null,
    when: "an image has more pixels than the server decodes",
    message: (f) =>
      `Invalid image file or mode for ${f.position === "mask" ? "the mask" : `image ${f.position}`}: ${f.width}x${f.height} is more than the ${f.maxPixels} pixels this server decodes, please send a smaller image.`,
    example: { position: 1, width: 30000, height: 30000, maxPixels: 16777216 },
  }),
  maskSize: row({
    status: 400,
    type: userError,
    code: "invalid_mask_image_format",
    param: null,
    when: "the mask has another size than the (first) image",
    message: () => "Invalid mask image format - mask size does not match image size",
    example: {},
  }),
  maskWithoutAlpha: row({
    status: 400,
    type: userError,
    code: "invalid_mask_image_format",
    param: null,
    when: "the mask has no alpha channel",
    message: () => "Invalid mask image format - mask image missing alpha channel",
    example: {},
  }),
  pngCompression: row({
    status: 400,
    type: userError,
    code: "invalid_png_output_compression",
    param: "output_compression",
    when: "`output_compression` under 100 with png",
    message: () => "Compression less than 100 is not supported for PNG output format",
    example: {},
  }),
  transparentJpeg: row({
    status: 400,
    type: userError,
    code: "invalid_value",
    param: "background",
    when: "`background: transparent` with jpeg",
    message: () => "Transparent background is not supported for JPEG output format",
    example: {},
  }),
  transparentUnsupported: row({
    status: 400,
    type: userError,
    code: "invalid_value",
    param: "background",
    when: "`background: transparent` where the serving model cannot leave one",
    message: () => "Transparent background is not supported for this model.",
    example: {},
  }),
  inputFidelity: row({
    status: 400,
    type: invalidRequest,
    code: "invalid_input_fidelity_model",
    param: "input_fidelity",
    when: "strict mode: `input_fidelity` for a model without it",
    message: (f: { model: string }) =>
      `The model '${f.model}' does not support the 'input_fidelity' parameter.`,
    example: { model: "gpt-image-2" },
  }),
  remoteImage: memberRow({
    code: "invalid_value",
    when: "`image_url` is an http(s) address and fetching is off, or it is not a data URL",
    message: (f: { name: string; reason: string }) => `Invalid '${f.name}': ${f.reason}`,
    example: {
      name: "images[0].image_url",
      reason: "this server does not fetch addresses. Send the image as a data URL (data:image/png;base64,…).",
    },
  }),
  downloadFailed: memberRow({
    code: "invalid_value",
    when: "an allowed address could not be fetched",
    message: (f: { name: string; upstream: string }) => `Error while downloading file. ${f.upstream}`,
    example: { name: "images[0].image_url", upstream: "Upstream status code: 404." },
  }),
  unsupportedOperation: row({
    status: 400,
    type: invalidRequest,
    code: "unsupported_operation",
    param: "model",
    when: "the serving model cannot do this operation",
    message: (f: { model: string; operation: string }) =>
      `The model '${f.model}' cannot ${f.operation}. GET /v1/models lists what each model can do.`,
    example: { model: "sketch", operation: "edit" },
  }),
};
