import type { DrawingStep, ImagesResponse, ModelObject } from "@pinhole/contract";
import { buildForm } from "./build-form.ts";
import { PinholeError } from "./pinhole-error.ts";
import { readImageEvents } from "./read-image-events.ts";
import { readJson } from "./read-json.ts";
import type * as Params from "./request-params.ts";
import { type ApiRequest, type OpenAnswer, sendRequest, type Transport } from "./send-request.ts";

export interface ClientOptions {
  /** Of the API, its version included. */
  baseUrl?: string;
  /** Sent as a bearer key (ApiKeyAuth). */
  apiKey?: string;
  /** How often a failed request is sent again. */
  maxRetries?: number;
  /** Silence after which a try has failed, in milliseconds. */
  timeoutMs?: number;
  /** Replaces the global fetch. */
  fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** Sent with every request. */
  headers?: Record<string, string>;
}

/** Of one call. */
export interface CallOptions {
  /** Ends the call, which then rejects with the signal's reason. */
  signal?: AbortSignal | null;
  /** With `stream: true`: told of each step of a model that draws in steps, by a Pinhole server; of step 0 while it loads. */
  onStep?: (step: DrawingStep) => void;
}

/**
 * The Images API. Every method throws {@link PinholeError} for what the server refuses and {@link ConnectionError}
 * or {@link TimeoutError} when it cannot be reached.
 */
export interface Client {
  /** Draws pictures from a prompt; with `stream: true`, the events as they come. */
  createImage(params: Params.CreateImageNonStreamingParams, options?: CallOptions): Promise<ImagesResponse>;
  createImage(
    params: Params.CreateImageStreamingParams,
    options?: CallOptions,
  ): Promise<AsyncIterable<Params.ImageGenerationEvent>>;
  createImage(
    params: Params.CreateImageParams,
    options?: CallOptions,
  ): Promise<ImagesResponse | AsyncIterable<Params.ImageGenerationEvent>>;
  /** Repaints a picture, or the part of it that a mask leaves open; with `stream: true`, the events as they come. */
  createImageEdit(
    params: Params.CreateImageEditNonStreamingParams,
    options?: CallOptions,
  ): Promise<ImagesResponse>;
  createImageEdit(
    params: Params.CreateImageEditStreamingParams,
    options?: CallOptions,
  ): Promise<AsyncIterable<Params.ImageEditEvent>>;
  createImageEdit(
    params: Params.CreateImageEditParams,
    options?: CallOptions,
  ): Promise<ImagesResponse | AsyncIterable<Params.ImageEditEvent>>;
  /** Draws pictures related to the one sent. */
  createImageVariation(
    params: Params.CreateImageVariationParams,
    options?: CallOptions,
  ): Promise<ImagesResponse>;
  /** Every model the server answers to. */
  listModels(options?: CallOptions): Promise<ModelObject[]>;
  retrieveModel(id: string, options?: CallOptions): Promise<ModelObject>;
}

const localServer = "http://127.0.0.1:7464/v1";

/** A client of the Images API, for browsers and Node. */
export function createClient(options: ClientOptions = {}): Client {
  const transport = toTransport(options);

  // Which of the two a `stream` gives is known here at run time only; `never` fits each overload of the interface.
  const ask = async (path: string, body: Pick<ApiRequest, "body">, call: AskOptions) => {
    const request: ApiRequest = { method: "POST", path, ...body, ...call, accept: acceptOf(call.stream) };
    if (!call.stream) return sendRequest(transport, request, readJson<never>);
    return readImageEvents<never>(await sendRequest(transport, request, expectEvents), call) as never;
  };

  return {
    createImage: (params: Params.CreateImageParams, call: CallOptions = {}) =>
      ask("/images/generations", { body: JSON.stringify(params) }, { ...call, stream: params.stream }),
    createImageEdit: async (params: Params.CreateImageEditParams, call: CallOptions = {}) =>
      ask("/images/edits", { body: await buildForm(params) }, { ...call, stream: params.stream }),
    createImageVariation: async (params, { signal } = {}) =>
      ask("/images/variations", { body: await buildForm(params) }, { signal }),
    listModels: async ({ signal } = {}) => {
      const list = await get<{ data: ModelObject[] }>(transport, "/models", signal);
      return list.data;
    },
    retrieveModel: (id, { signal } = {}) => get(transport, `/models/${encodeURIComponent(id)}`, signal),
  };
}

interface AskOptions extends CallOptions {
  stream?: boolean | null;
}

function toTransport(options: ClientOptions): Transport {
  const headers = new Headers(options.headers);
  if (options.apiKey) headers.set("authorization", `Bearer ${options.apiKey}`);
  return {
    baseUrl: (options.baseUrl ?? localServer).replace(/\/+$/, ""),
    headers,
    maxRetries: options.maxRetries ?? 2,
    timeoutMs: options.timeoutMs ?? 600_000,
    // Bound to nothing: browsers refuse a fetch that is called as a method of another object.
    fetch: options.fetch ?? ((url, init) => fetch(url, init)),
  };
}

function acceptOf(stream: boolean | null | undefined): ApiRequest["accept"] {
  return stream ? "text/event-stream" : "application/json";
}

async function get<Body>(transport: Transport, path: string, signal?: AbortSignal | null): Promise<Body> {
  return sendRequest(transport, { method: "GET", path, accept: "application/json", signal }, readJson<Body>);
}

async function expectEvents(answer: OpenAnswer): Promise<OpenAnswer> {
  const { status, headers, body } = answer.response;
  const type = headers.get("content-type") ?? "nothing";
  if (type.startsWith("text/event-stream")) return answer;
  answer.watch.stop();
  await body?.cancel();
  throw new PinholeError({
    message: `Expected events, but the server answered with ${type}.`,
    status,
    headers,
  });
}
