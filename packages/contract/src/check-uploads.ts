import type { Mode, Operation } from "./drawing.ts";
import { apiError } from "./errors/error-list.ts";
import type { Family } from "./families.ts";
import { nameType } from "./wording.ts";

export type SniffedFormat = "png" | "jpeg" | "webp" | "gif" | "svg";

/** What is known of a file part before its pixels are read. */
export interface FilePart {
  fieldName: string;
  filename?: string;
  /** As declared; undefined where the part has none. */
  contentType?: string;
  byteLength: number;
  /** By its first bytes; undefined where they are of no known format. */
  format?: SniffedFormat;
}

/** Where one input image comes from; `name` is what errors call it. */
export type ImageSource<File extends FilePart = FilePart> =
  | { kind: "file"; name: string; file: File }
  | { kind: "data-url"; name: string; base64: string }
  | { kind: "url"; name: string; url: string };

export interface ImageSources<File extends FilePart = FilePart> {
  images: ImageSource<File>[];
  mask?: ImageSource<File>;
}

interface Rules {
  family: Family;
  mode: Mode;
  operation: Operation;
}

const imagePart = /^image(\[\d*\])?$/;

export function isImageName(name: string): boolean {
  return imagePart.test(name);
}

/**
 * The images and the mask among a form's parts.
 * @param texts the form's text parts, since an image sent as text is an error of its own
 * @throws ApiError where one is missing, too many, too large or of a type the family does not take
 */
export function checkFormImages<File extends FilePart>(
  files: readonly File[],
  texts: readonly (readonly [string, string])[],
  rules: Rules,
): ImageSources<File> {
  const images = files.filter((file) => isImageName(file.fieldName));
  const asText = texts.find(([name]) => isImageName(name) || name === "mask");
  if (asText) throw apiError("fileExpected", { name: asText[0] === "mask" ? "mask" : "image[0]" });
  if (images.length === 0) throw missingImage("image", rules.family);
  checkImageCount("image", images.length, rules.family);
  const masks =
    rules.operation === "createImageEdit" ? files.filter((file) => file.fieldName === "mask") : [];
  const sources = images.map((file, index) => ({
    kind: "file" as const,
    name: images.length === 1 ? "image" : `image[${index}]`,
    file,
  }));
  for (const { name, file } of sources) checkFile(name, file, rules);
  const mask = masks.at(-1);
  if (!mask) return { images: sources };
  checkMaskFile(mask, rules);
  return { images: sources, mask: { kind: "file", name: "mask", file: mask } };
}

function missingImage(name: string, family: Family) {
  return family.era === "dall-e" ? apiError("eraNoImage", { name }) : apiError("missingParameter", { name });
}

function checkImageCount(name: string, length: number, family: Family): void {
  const maximum = family.uploads.maximumImages;
  if (length > maximum) throw apiError("arrayTooLong", { name, maximum, length });
}

function checkFile(name: string, file: FilePart, rules: Rules): void {
  const { uploads, era } = rules.family;
  if (rules.mode === "strict") checkDeclaredType(name, file, uploads.formats);
  const declared = uploads.formats.some((format) => file.contentType === `image/${format}`);
  const known = uploads.formats.some((format) => format === file.format);
  if (!known && era === "dall-e") throw apiError("eraNotPng", {});
  // Bytes of no format under a proper declaration are a broken image, which decoding reports.
  if (!known && !(declared && file.format === undefined)) throw unsupportedType(name, file, uploads.formats);
  if (file.byteLength >= uploads.maximumBytes) throw fileTooLarge(name, rules.family);
}

function checkDeclaredType(name: string, file: FilePart, formats: readonly string[]): void {
  if (file.contentType === undefined) throw apiError("missingMimetype", { name });
  const supported = formats.map((format) => `image/${format}`);
  if (!supported.includes(file.contentType)) {
    throw apiError("unsupportedMimetype", { name, mimetype: file.contentType, supported });
  }
}

function unsupportedType(name: string, file: FilePart, formats: readonly string[]) {
  const sniffed = file.format === "svg" ? "image/svg+xml" : file.format && `image/${file.format}`;
  const mimetype = sniffed ?? file.contentType ?? "application/octet-stream";
  return apiError("unsupportedMimetype", {
    name,
    mimetype,
    supported: formats.map((format) => `image/${format}`),
  });
}

function fileTooLarge(name: string, family: Family) {
  if (family.era === "dall-e") return apiError("eraNotPng", {});
  return apiError("fileTooLarge", { name, maximumMegabytes: family.uploads.maximumBytes / 2 ** 20 });
}

/**
 * Checks an image that came in a data URL, once its bytes are known.
 * @throws ApiError where its format or size is not one the family takes
 */
export function checkInlineImage(
  source: { name: string; isMask: boolean },
  facts: { byteLength: number; format?: SniffedFormat },
  family: Family,
): void {
  const file = { fieldName: source.name, ...facts };
  const rules: Rules = { family, mode: "compatible", operation: "createImageEdit" };
  if (source.isMask) checkMaskFile(file, rules);
  else checkFile(source.name, file, rules);
}

/** The hosted API does not look at a mask's declared type; jpeg has no alpha, and DALL·E takes PNG alone. */
function checkMaskFile(file: FilePart, { family }: Rules): void {
  if (file.format === "jpeg") throw apiError("maskWithoutAlpha", {});
  if (family.era === "dall-e" && file.format !== "png") throw apiError("eraNotPng", {});
  if (file.byteLength >= family.uploads.maximumBytes) throw fileTooLarge("mask", family);
}

/**
 * The images and the mask of a JSON edit (images-api §2.2: `image_url` with a data URL).
 * @throws ApiError where they are not of the documented form
 */
export function checkJsonImages(images: unknown, mask: unknown, family: Family): ImageSources<never> {
  if (images === undefined) throw apiError("missingParameter", { name: "images" });
  if (!Array.isArray(images)) {
    throw apiError("invalidType", { name: "images", expected: "an array of objects", got: nameType(images) });
  }
  if (images.length === 0) throw apiError("emptyArray", { name: "images" });
  checkImageCount("images", images.length, family);
  const sources = images.map((image, index) => imageReference(image, `images[${index}]`));
  if (mask === undefined || mask === null) return { images: sources };
  return { images: sources, mask: imageReference(mask, "mask") };
}

const dataUrl = /^data:(?:image\/[\w.+-]+|application\/octet-stream)?(?:;[\w=-]+)*;base64,/i;
const maximumUrlLength = 20_971_520;

function imageReference(reference: unknown, name: string): ImageSource<never> {
  if (nameType(reference) !== "an object") {
    throw apiError("invalidType", { name, expected: "an object", got: nameType(reference) });
  }
  const { image_url: url, file_id: fileId } = reference as { image_url?: unknown; file_id?: unknown };
  if (fileId !== undefined && fileId !== null) throw noFiles(`${name}.file_id`);
  const member = `${name}.image_url`;
  if (url === undefined || url === null) throw apiError("missingParameter", { name: member });
  if (typeof url !== "string")
    throw apiError("invalidType", { name: member, expected: "a string", got: nameType(url) });
  if (url.length > maximumUrlLength) {
    throw apiError("stringTooLong", { name: member, maximum: maximumUrlLength, length: url.length });
  }
  return readUrl(url, member);
}

function noFiles(name: string) {
  return apiError("remoteImage", {
    name,
    reason: "this server keeps no uploaded files. Send the image as a data URL in 'image_url'.",
  });
}

function readUrl(url: string, name: string): ImageSource<never> {
  const start = dataUrl.exec(url.slice(0, 256));
  if (start) return { kind: "data-url", name, base64: url.slice(start[0].length) };
  if (/^https?:\/\//i.test(url)) return { kind: "url", name, url };
  throw apiError("remoteImage", {
    name,
    reason: "expected a data URL of a base64-encoded image (data:image/png;base64,…).",
  });
}
