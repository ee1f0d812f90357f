import { randomInt } from "node:crypto";
import {
  type AnswerFacts,
  checkInputImages,
  families,
  type FilePart,
  type ImageFacts,
  type ImageRequest,
  type ParseContext,
  type ParsedRequest,
  parseRequest,
  renderAnswer,
  type RequestBody,
} from "@pinhole/contract";
import {
  createEngines,
  createModelCatalogue,
  type InputFiles,
  inspectImage,
  loadConfig,
  performRequest,
  type PerformedRequest,
  prepareInputs,
  sniffFormat,
} from "@pinhole/server";
import { type Drawer, type DrawOrder, withoutPictures } from "./drawer.ts";

/** A file of the order as the contract checks parts, with its bytes. */
interface OrderedPart extends FilePart {
  bytes: Uint8Array;
}

/** Draws in this process: the server's own steps, without its database and port. */
export async function createLocalDrawer({ strict }: { strict: boolean }): Promise<Drawer> {
  const { config } = await loadConfig();
  const engines = createEngines(config);
  const catalogue = await createModelCatalogue(engines, config);
  const context: ParseContext = {
    mode: strict ? "strict" : config.mode,
    ownModels: catalogue.ids,
    strictModels: config.strictModels,
    refuseRetired: config.refuseRetired,
    today: new Date().toISOString().slice(0, 10),
  };
  return {
    defaultModel: catalogue.defaultId,
    isOurs: true,
    async draw(order, watch) {
      const created = Math.floor(Date.now() / 1000);
      const parsed = parseRequest(order.operation, toBody(order), context);
      const { request } = parsed;
      const files = filesOf(parsed);
      const serving = catalogue.pick(request.model);
      const inputs = await prepareInputs(request, files, { ...config, ...serving.model });
      await checkShapes(request, files, context);
      const seed = request.seed ?? randomInt(2 ** 32);
      let number = 0;
      const performed = await performRequest(
        { request, seed, inputs, ...serving },
        {
          signal: watch.signal,
          onPartial: ({ bytes }) => watch.onUnfinished({ bytes, number: (number += 1) }),
          onStep: (step) => watch.onStep(step),
        },
      );
      const facts = { ...performed, mode: context.mode, created, inputs: inputs.inputSizes };
      return toDrawn(request, performed, facts);
    },
    close: async () => void (await Promise.all(engines.map((engine) => engine.close()))),
  };
}

function toDrawn(
  request: ImageRequest,
  { pictures, warnings }: PerformedRequest,
  facts: Omit<AnswerFacts, "outputFormat" | "transparent">,
) {
  const answer = renderAnswer(
    request,
    {
      ...facts,
      outputFormat: request.outputFormat,
      transparent: pictures.some(({ transparent }) => transparent),
    },
    pictures,
  );
  return {
    answer: withoutPictures(answer),
    pictures: pictures.map(({ bytes }) => bytes),
    seeds: pictures.map(({ seed }) => seed),
    warnings,
  };
}

/** The body a client would send: JSON, or a form where there are files. */
function toBody({ operation, params, images, mask }: DrawOrder): RequestBody<OrderedPart> {
  if (operation === "createImage") return { kind: "json", value: params };
  const name = images.length > 1 ? "image[]" : "image";
  const files = images.map(({ bytes }) => toPart(name, bytes));
  const texts = Object.entries(params).map(([member, value]) => [member, String(value)] as const);
  return { kind: "form", texts, files: mask ? [...files, toPart("mask", mask.bytes)] : files };
}

function toPart(fieldName: string, bytes: Uint8Array): OrderedPart {
  const format = sniffFormat(bytes);
  const contentType = format && `image/${format}`;
  return { fieldName, filename: fieldName, contentType, byteLength: bytes.length, format, bytes };
}

function filesOf({ images, mask }: ParsedRequest<OrderedPart>): InputFiles {
  const bytesOf = (source: (typeof images)[number]) =>
    source.kind === "file" ? source.file.bytes : new Uint8Array();
  return { images: images.map(bytesOf), mask: mask && bytesOf(mask) };
}

/** The rules about the images' sizes and channels, once they are known to be readable. */
async function checkShapes(request: ImageRequest, files: InputFiles, { mode }: ParseContext): Promise<void> {
  const images = await Promise.all(files.images.map(inspect));
  const mask = files.mask && (await inspect(files.mask));
  checkInputImages({ operation: request.operation, family: families[request.family], mode, images, mask });
}

async function inspect(source: InputFiles["images"][number]): Promise<ImageFacts> {
  const { width, height, mode, hasAlphaChannel: hasAlpha } = await inspectImage(source);
  return { width, height, mode, hasAlpha };
}
