import type {
  CreateImageEditJsonRequest,
  CreateImageEditRequest,
  CreateImageRequest,
  CreateImageVariationRequest,
  ImageEvent,
  ImagesResponse,
  ModelObject,
} from "@pinhole/contract";
import { createImageRequest } from "@pinhole/contract";
import type OpenAI from "openai";
import type {
  ImageCreateVariationParams,
  ImageEditParams,
  ImageEditStreamEvent,
  ImageGenerateParams,
  ImageGenStreamEvent,
} from "openai/resources/images";
import { expect, expectTypeOf, test } from "vitest";

// These are checked by the compiler (npm run types); running them only shows that they are there.

/** The members that hold files have types of their own on both sides. */
type WithoutFiles<Params> = Omit<Params, "image" | "mask" | "markup" | "images">;

test("whatever the SDK's types can say of a generation, the contract takes", () => {
  expectTypeOf<ImageGenerateParams>().toExtend<CreateImageRequest>();
});

test("whatever they can say of an edit, the contract takes as a form and as JSON", () => {
  expectTypeOf<WithoutFiles<ImageEditParams>>().toExtend<WithoutFiles<CreateImageEditRequest>>();
  expectTypeOf<WithoutFiles<ImageEditParams>>().toExtend<WithoutFiles<CreateImageEditJsonRequest>>();
});

test("whatever they can say of a variation, the contract takes", () => {
  expectTypeOf<Omit<ImageCreateVariationParams, "image">>().toExtend<
    Omit<CreateImageVariationRequest, "image">
  >();
});

test("the contract knows each of the SDK's members", () => {
  expectTypeOf<keyof ImageGenerateParams>().toExtend<keyof CreateImageRequest>();
  expectTypeOf<Exclude<keyof ImageEditParams, "markup">>().toExtend<keyof CreateImageEditRequest>();
  expectTypeOf<keyof ImageCreateVariationParams>().toExtend<keyof CreateImageVariationRequest>();
});

test("what we answer is what the SDK's types promise", () => {
  expectTypeOf<ImagesResponse>().toExtend<OpenAI.ImagesResponse>();
  expectTypeOf<ModelObject>().toExtend<OpenAI.Model>();
  expectTypeOf<Extract<ImageEvent, { type: `image_generation.${string}` }>>().toExtend<ImageGenStreamEvent>();
  expectTypeOf<Extract<ImageEvent, { type: `image_edit.${string}` }>>().toExtend<ImageEditStreamEvent>();
});

test("the schema takes at run time what the types take when compiling", () => {
  const everything: Required<Omit<ImageGenerateParams, "stream">> & { stream: true } = {
    prompt: "a fox",
    model: "gpt-image-2.6-sunburst",
    background: "transparent",
    complexity: "high",
    frame_count: 9,
    frame_duration_ms: 200,
    moderation: "low",
    n: 1,
    output_compression: 100,
    output_format: "webp",
    partial_images: 3,
    quality: "max",
    response_format: "b64_json",
    safety_identifier: "someone",
    size: "2048x1152",
    stream: true,
    style: "vivid",
    svg: { model: "a model", reasoning: { effort: "low" } },
    user: "someone",
  };
  expect(createImageRequest.parse(everything)).toEqual(everything);
  const nothing = Object.fromEntries(Object.keys(everything).map((name) => [name, null]));
  expect(createImageRequest.safeParse({ ...nothing, prompt: "a fox" }).error).toBeUndefined();
});
