import { createRandom } from "../numbers/random.ts";
import type { PartialListener, Picture, PictureRequest, Pixels } from "../request.ts";
import { planScene } from "../scene/plan-scene.ts";
import { keepExposure } from "./keep-exposure.ts";
import { planFor } from "./recipes.ts";

/**
 * Another picture of the same things: the recipes of the seed's plan in turn, with numbers of their own.
 * @throws {Error} without `initImage`
 */
export function varyPicture(request: PictureRequest, onPartial?: PartialListener): Picture {
  const { initImage, seed, width, height, partialImages } = request;
  if (!initImage) throw new Error("A variation needs a picture to vary.");
  let image: Pixels = initImage;
  const drew: string[] = [];
  const stages: Pixels[] = [
    {
      ...initImage,
      data: initImage.data.map((value, at) => (at % 4 === 3 ? value : Math.round(value * 0.4 + 148))),
    },
  ];
  for (const recipe of planFor(seed)) {
    const varied = recipe.apply(image, createRandom(seed, `vary ${recipe.name}`));
    image = keepExposure(varied.image, initImage);
    drew.push(varied.told);
    stages.push(image);
  }
  stages
    .slice(0, -1)
    .slice(-partialImages || stages.length)
    .slice(0, partialImages)
    .forEach((stage, index) => onPartial?.(stage, index));
  return {
    image,
    scene: planScene("", { width, height, seed }),
    svg: "",
    drew,
    notDrawn: [],
    revisedPrompt: `Varied: ${drew.join(", ")}.`,
    warnings: [],
  };
}
