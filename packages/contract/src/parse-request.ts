import { checkMember } from "./check-member.ts";
import { checkSize } from "./check-size.ts";
import {
  checkFormImages,
  checkJsonImages,
  type FilePart,
  type ImageSources,
  isImageName,
} from "./check-uploads.ts";
import type { ImageRequest, Operation, Warning } from "./drawing.ts";
import { apiError } from "./errors/error-list.ts";
import { type Family, families, ruleFor } from "./families.ts";
import { type FieldName, fields, isFieldName } from "./fields.ts";
import { type MemberValues, nameRequest } from "./name-request.ts";
import { type AskedModel, type ParseContext, resolveModel } from "./resolve-model.ts";
import { nameType } from "./wording.ts";

/** A body as it came off the wire. */
export type RequestBody<File extends FilePart = FilePart> =
  | { kind: "json"; value: unknown }
  | { kind: "form"; texts: readonly (readonly [string, string])[]; files: readonly File[] };

/** A request that holds, and where its images come from. */
export interface ParsedRequest<File extends FilePart = FilePart> extends ImageSources<File> {
  request: ImageRequest;
}

interface Reading<File extends FilePart> {
  operation: Operation;
  context: ParseContext;
  body: RequestBody<File>;
  members: Map<string, unknown>;
  model: AskedModel;
  family: Family;
  warnings: Warning[];
}

/**
 * Checks a wire body and puts it into our names: the one place where snake_case ends.
 * The order is the hosted validator's: model, unknown members, prompt, images, n, the rest (images-api §6.1);
 * the first failure alone is reported.
 * @throws ApiError
 */
export function parseRequest<File extends FilePart>(
  operation: Operation,
  body: RequestBody<File>,
  context: ParseContext,
): ParsedRequest<File> {
  const members = membersOf(body, context);
  const model = resolveModel(members.get("model"), operation, context);
  const family = familyFor(model, operation, context);
  const reading: Reading<File> = { operation, context, body, members, model, family, warnings: [] };
  checkNames(reading);
  const prompt = readPrompt(reading);
  const sources = readImages(reading);
  const values = readOptions(reading);
  const size = readSize(reading, values.size);
  const { warnings } = reading;
  const facts = { operation, family, model: model.id, size, warnings, mode: context.mode };
  return { ...sources, request: nameRequest({ ...values, prompt }, facts) };
}

function membersOf<File extends FilePart>(
  body: RequestBody<File>,
  { mode }: ParseContext,
): Map<string, unknown> {
  if (body.kind === "json") {
    const got = nameType(body.value);
    if (got !== "an object") throw apiError("bodyNotObject", { got });
    return new Map(Object.entries(body.value as object));
  }
  // A member sent twice counts once, its last value: async-openai does that (images-api §4.2).
  const texts = body.texts.filter(([name]) => !isImageName(name) && name !== "mask");
  const given = mode === "compatible" ? texts.filter(([name, text]) => !isLeftOut(name, text)) : texts;
  return new Map(given.map(([name, text]) => (name.startsWith("svg[") ? ["svg", {}] : [name, text])));
}

/** go-openai sends empty texts for what its caller left out; JavaScript's FormData makes `null` and `undefined` words. */
function isLeftOut(name: string, text: string): boolean {
  if (text === "") return name !== "prompt";
  const isWord = text === "null" || text === "undefined";
  return isWord && isFieldName(name) && fields[name].rule.kind !== "string";
}

function familyFor(model: AskedModel, operation: Operation, { mode }: ParseContext): Family {
  const family = families[model.family];
  if (mode === "strict" && !family.members[operation]) {
    throw apiError("onlyDallE2", { name: "model", model: model.id });
  }
  return family;
}

function checkNames<File extends FilePart>(reading: Reading<File>): void {
  const { operation, body, members, context, warnings } = reading;
  const parts = body.kind === "form" ? body.files.map((file) => file.fieldName) : [];
  for (const name of new Set([...members.keys(), ...parts])) {
    if (isKnown(reading, name)) continue;
    if (operation === "createImageEdit") refuseOtherBodysNames(body.kind, name);
    if (name === "input_fidelity" && operation === "createImageEdit" && context.mode === "strict") {
      throw apiError("inputFidelity", { model: reading.model.id });
    }
    if (context.mode === "strict" || name === "markup") throw apiError("unknownParameter", { name });
    warnings.push({
      option: name,
      message: `'${name}' is not a parameter of this operation and was ignored.`,
    });
  }
}

function isKnown<File extends FilePart>(
  { operation, body, context, family }: Reading<File>,
  name: string,
): boolean {
  if (name === "model") return true;
  if (name === "prompt") return operation !== "createImageVariation";
  if (body.kind === "form" && isImageName(name)) return true;
  if (operation === "createImageEdit" && (name === "mask" || (body.kind === "json" && name === "images")))
    return true;
  if (!isFieldName(name)) return false;
  return context.mode === "compatible" || isStrictMember({ operation, family }, name);
}

function isStrictMember(at: { operation: Operation; family: Family }, name: FieldName): boolean {
  return at.family.members[at.operation]?.includes(name) ?? false;
}

function refuseOtherBodysNames(kind: "json" | "form", name: string): void {
  if (kind === "json" && isImageName(name)) throw apiError("imageInJson", { name });
  if (kind === "form" && /^images(\[.*)?$/.test(name)) throw apiError("imagesInForm", { name: "images" });
}

function readPrompt<File extends FilePart>(reading: Reading<File>): string {
  if (reading.operation === "createImageVariation") return "";
  const prompt = readMember(reading, "prompt");
  if (typeof prompt !== "string") throw apiError("missingParameter", { name: "prompt" });
  return prompt;
}

function readImages<File extends FilePart>(reading: Reading<File>): ImageSources<File> {
  const { operation, body, family, context, members } = reading;
  if (operation === "createImage") return { images: [] };
  if (body.kind === "json") return checkJsonImages(members.get("images"), members.get("mask"), family);
  return checkFormImages(body.files, body.texts, { family, mode: context.mode, operation });
}

const checkedFirst: readonly FieldName[] = ["n", "size"];
const checkedBefore: ReadonlySet<FieldName> = new Set(["model", "prompt", ...checkedFirst]);
const optionNames: readonly FieldName[] = [
  ...checkedFirst,
  ...Object.keys(fields)
    .filter(isFieldName)
    .filter((name) => !checkedBefore.has(name)),
];

function readOptions<File extends FilePart>(reading: Reading<File>): MemberValues {
  const read = optionNames.map((name) => [name, readMember(reading, name)] as const);
  return Object.fromEntries(read.filter(([, value]) => value !== undefined));
}

function readMember<File extends FilePart>(reading: Reading<File>, name: FieldName): unknown {
  const { body, members, family, warnings, context } = reading;
  const value = members.get(name);
  if (value === undefined) return undefined;
  // Nulls mean "not given", but for the prompt (images-api §2.4).
  if (value === null && name !== "prompt") return undefined;
  if (name === "n" && body.kind === "form" && value === "0" && context.mode === "compatible") {
    // go-openai sends n=0 in forms for what its caller left out (images-api §4.2).
    warnings.push({ option: "n", message: "n=0 in a form was read as not given: 1 picture." });
    return undefined;
  }
  const rule =
    context.mode === "compatible" && name === "quality" ? fields.quality.rule : ruleOf(reading, name);
  const checked = checkMember({ name, value, rule, family, body: body.kind });
  checkFidelity(reading, name, checked);
  return checked;
}

function ruleOf<File extends FilePart>({ family, model }: Reading<File>, name: FieldName) {
  return ruleFor(family, name, model.hosted?.qualities ?? family.qualities);
}

function checkFidelity<File extends FilePart>(reading: Reading<File>, name: FieldName, value: unknown): void {
  const { hosted, id } = reading.model;
  if (name !== "input_fidelity" || !hosted || hosted.inputFidelity.some((word) => word === value)) return;
  if (reading.context.mode === "strict") throw apiError("inputFidelity", { model: id });
  reading.warnings.push({
    option: name,
    message: `The hosted model '${id}' has no ${name} '${String(value)}'.`,
  });
}

function readSize<File extends FilePart>(reading: Reading<File>, size: string | undefined) {
  const { family, operation, context } = reading;
  const usual = operation === "createImage" ? family.defaultSize.generate : family.defaultSize.edit;
  return checkSize(size ?? usual, { family, mode: context.mode, operation });
}
