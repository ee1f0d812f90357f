export { ConnectionError } from "./connection-error.ts";
export { type CallOptions, type Client, type ClientOptions, createClient } from "./create-client.ts";
export type { ImageInput } from "./image-input.ts";
export { PinholeError, type PinholeErrorFields } from "./pinhole-error.ts";
export type {
  CreateImageEditNonStreamingParams,
  CreateImageEditParams,
  CreateImageEditStreamingParams,
  CreateImageNonStreamingParams,
  CreateImageParams,
  CreateImageStreamingParams,
  CreateImageVariationParams,
  ImageEditEvent,
  ImageGenerationEvent,
} from "./request-params.ts";
export { TimeoutError } from "./timeout-error.ts";
export type { DrawingStep, ImageEvent, ImagesResponse, ModelObject } from "@pinhole/contract";
