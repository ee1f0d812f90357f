import type {
  CreateImageEditParams,
  CreateImageParams,
  CreateImageVariationParams,
  ImageEditEvent,
  ImageGenerationEvent,
  ImagesResponse,
} from "@pinhole/client";
import type { OpenAI } from "openai";
import { expectTypeOf, test } from "vitest";

test("whatever openai's parameter types can say, ours take", () => {
  expectTypeOf<OpenAI.ImageGenerateParams>().toExtend<CreateImageParams>();
  expectTypeOf<OpenAI.ImageEditParams>().toExtend<CreateImageEditParams>();
  expectTypeOf<OpenAI.ImageCreateVariationParams>().toExtend<CreateImageVariationParams>();
});

test("what our client gives, code written for openai's types takes", () => {
  expectTypeOf<ImagesResponse["data"]>().toExtend<NonNullable<OpenAI.ImagesResponse["data"]>>();
  expectTypeOf<ImageGenerationEvent["type"]>().toEqualTypeOf<OpenAI.ImageGenStreamEvent["type"]>();
  expectTypeOf<ImageEditEvent["type"]>().toEqualTypeOf<OpenAI.ImageEditStreamEvent["type"]>();
});
