import {
  type Client,
  createClient,
  type CreateImageEditParams,
  type CreateImageParams,
  type DrawingStep,
  type ImageEvent,
  type ImagesResponse,
} from "@pinhole/client";
import { families, findHostedModel } from "@pinhole/contract";
import { CommandFailure } from "../command-failure.ts";
import {
  type Drawer,
  type DrawnPictures,
  type DrawOrder,
  type DrawWatch,
  withoutPictures,
} from "./drawer.ts";
import type { FoundServer } from "./find-server.ts";
import { mergeEvents } from "./merge-events.ts";

/** Draws on a server of the Images API. */
export async function createRemoteDrawer({ baseUrl, apiKey, isOurs }: FoundServer): Promise<Drawer> {
  const client = createClient({ baseUrl, apiKey });
  const defaultModel = await findDefaultModel(client, isOurs);
  return {
    defaultModel,
    isOurs,
    async draw(order, watch) {
      const answer = await ask(client, order, watch);
      return {
        answer: withoutPictures(answer),
        pictures: await Promise.all(answer.data.map(async (datum) => readPicture(datum, watch.signal))),
        seeds: answer.pinhole?.seeds ?? [],
        warnings: answer.pinhole?.warnings ?? [],
      };
    },
    close: async () => undefined,
  };
}

/** What the server draws hosted names with; on a strict one of ours, its own first model. */
async function findDefaultModel(client: Client, isOurs: boolean): Promise<string | undefined> {
  const models = await client.listModels().catch((error: unknown) => {
    // A key without the scope to read may still draw.
    if (error instanceof Error && error.name === "PinholeError") return [];
    throw error;
  });
  const hosted = models.find((model) => model.owned_by === "system" && model.pinhole);
  const own = models.find((model) => model.pinhole ?? (isOurs && model.owned_by !== "system"));
  return hosted?.pinhole?.served_by ?? own?.id;
}

async function ask(client: Client, order: DrawOrder, watch: DrawWatch): Promise<ImagesResponse> {
  const call = { signal: watch.signal, onStep: (step: DrawingStep) => watch.onStep(step) };
  // Flags have checked each member by the contract's own rules.
  const params = { ...order.params, ...answerInBase64(order) } as unknown as CreateImageParams;
  const [image] = order.images.map(toFile);
  if (order.operation === "createImage") return collect(await client.createImage(params, call), watch);
  if (!image) throw new CommandFailure("There is no image to send.");
  if (order.operation === "createImageVariation") {
    return client.createImageVariation({ ...params, image }, call);
  }
  const mask = order.mask && toFile(order.mask);
  const edit: CreateImageEditParams = { ...params, image: order.images.map(toFile), mask };
  return collect(await client.createImageEdit(edit, call), watch);
}

/** GPT names always answer in base64, and strictly refuse to be asked for it. */
function answerInBase64({ params, operation }: DrawOrder): { response_format?: "b64_json" } {
  const family = findHostedModel(String(params["model"]))?.family ?? "open";
  const takes = families[family].members[operation]?.includes("response_format") ?? true;
  return takes ? { response_format: "b64_json" } : {};
}

function toFile({ name, bytes }: { name: string; bytes: Uint8Array }): File {
  return new File([new Uint8Array(bytes)], name);
}

async function collect(
  answer: ImagesResponse | AsyncIterable<ImageEvent>,
  watch: DrawWatch,
): Promise<ImagesResponse> {
  if (!(Symbol.asyncIterator in answer)) return answer;
  const completed = [];
  let number = 0;
  for await (const event of answer) {
    if ("usage" in event) completed.push(event);
    else await watch.onUnfinished({ bytes: Buffer.from(event.b64_json, "base64"), number: (number += 1) });
  }
  return mergeEvents(completed);
}

async function readPicture(
  { b64_json: base64, url }: ImagesResponse["data"][number],
  signal: AbortSignal,
): Promise<DrawnPictures["pictures"][number]> {
  if (base64 !== undefined) return Buffer.from(base64, "base64");
  if (url === undefined) throw new CommandFailure("The server's answer holds no picture.");
  const response = await fetch(url, { signal });
  if (!response.ok) throw new CommandFailure(`The server's picture cannot be fetched: ${response.status}.`);
  return new Uint8Array(await response.arrayBuffer());
}
