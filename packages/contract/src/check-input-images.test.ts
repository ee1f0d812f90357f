import { expect, test } from "vitest";
import { checkInputImages, type ImageFacts } from "./check-input-images.ts";
import { families } from "./families.ts";

const square: ImageFacts = { width: 64, height: 64, mode: "RGBA", hasAlpha: true };
const edit = { operation: "createImageEdit", mode: "compatible", family: families["dall-e-2"] } as const;

test("an edit without a mask needs transparency in the image", () => {
  const image = { ...square, mode: "RGB", hasAlpha: false };
  expect(() => checkInputImages({ ...edit, images: [image] })).toThrow(
    "Invalid input image - format must be in ['RGBA', 'LA', 'L'], got RGB.",
  );
  expect(() => checkInputImages({ ...edit, images: [image], mask: square })).not.toThrow();
});

test("GPT names need no transparency", () => {
  const image = { ...square, mode: "RGB", hasAlpha: false, width: 100 };
  expect(() => checkInputImages({ ...edit, family: families["gpt-image-2"], images: [image] })).not.toThrow();
});

test("DALL·E images are square", () => {
  const image = { ...square, width: 1024, height: 768 };
  expect(() => checkInputImages({ ...edit, images: [image] })).toThrow(
    "Invalid input image - expected an image with equal width and height, got 1024x768 instead.",
  );
});

test("a mask has the first image's size and an alpha channel", () => {
  expect(() => checkInputImages({ ...edit, images: [square], mask: { ...square, width: 32 } })).toThrow(
    "Invalid mask image format - mask size does not match image size",
  );
  expect(() => checkInputImages({ ...edit, images: [square], mask: { ...square, hasAlpha: false } })).toThrow(
    "Invalid mask image format - mask image missing alpha channel",
  );
});

test("a strict variation refuses grey and palette images, a compatible one takes them", () => {
  const grey = { ...square, mode: "L", hasAlpha: false };
  const vary = { operation: "createImageVariation", family: families["dall-e-2"], images: [grey] } as const;
  expect(() => checkInputImages({ ...vary, mode: "strict" })).toThrow("['RGB', 'RGBA']");
  expect(() => checkInputImages({ ...vary, mode: "compatible" })).not.toThrow();
});
