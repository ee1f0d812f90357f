import type {
  CreateImageEditRequest,
  CreateImageRequest,
  CreateImageVariationRequest,
  ImageEvent,
} from "@pinhole/contract";
import type { ImageInput } from "./image-input.ts";

/** `svg` is an interface in the official SDK, which no index signature takes. */
type Fields<Request, Files extends keyof Request = never> = Omit<Request, "svg" | "stream" | Files> & {
  svg?: object | null;
};

interface NonStreaming {
  stream?: false | null;
}
interface Streaming {
  stream: true;
}
interface Either {
  stream?: boolean | null;
}

interface EditFiles {
  /** One image, or up to 16; the first is repainted. */
  image: ImageInput | ImageInput[];
  /** Its transparent areas say where to repaint. */
  mask?: ImageInput | null;
}

type CreateImageFields = Fields<CreateImageRequest>;
type CreateImageEditFields = Fields<CreateImageEditRequest, "image" | "mask"> & EditFiles;

/** Parameters of `createImage`, by their wire names. */
export type CreateImageParams = CreateImageFields & Either;
export type CreateImageNonStreamingParams = CreateImageFields & NonStreaming;
export type CreateImageStreamingParams = CreateImageFields & Streaming;

/** Parameters of `createImageEdit`, by their wire names. */
export type CreateImageEditParams = CreateImageEditFields & Either;
export type CreateImageEditNonStreamingParams = CreateImageEditFields & NonStreaming;
export type CreateImageEditStreamingParams = CreateImageEditFields & Streaming;

/** Parameters of `createImageVariation`, by their wire names. */
export type CreateImageVariationParams = Omit<CreateImageVariationRequest, "image"> & { image: ImageInput };

/** What `createImage` with `stream: true` gives, one after the other. */
export type ImageGenerationEvent = Extract<ImageEvent, { type: `image_generation.${string}` }>;

/** What `createImageEdit` with `stream: true` gives, one after the other. */
export type ImageEditEvent = Extract<ImageEvent, { type: `image_edit.${string}` }>;
