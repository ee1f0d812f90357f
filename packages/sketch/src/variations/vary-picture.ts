import { createRandom } from "../numbers/random.ts";
import { renderScene } from "../render-scene.ts";
import type { PartialListener, Picture, PictureRequest, Pixels, SketchWarning } from "../request.ts";
import { describeScene } from "../scene/describe-scene.ts";
import { planScene } from "../scene/plan-scene.ts";
import { readOutline } from "../scene/read-outline.ts";
import type { Scene } from "../scene/scene.ts";
import { writeOutline } from "../scene/write-outline.ts";
import { keepExposure } from "./keep-exposure.ts";
import { planFor } from "./recipes.ts";
import { rerollScene } from "./reroll-scene.ts";
import { varySticker } from "./vary-sticker.ts";

/** Told where the metadata of a picture holds something that is no scene of ours. */
const UNREADABLE: SketchWarning = {
  option: "image",
  message: "The scene in the image's metadata could not be read, so its pixels were varied instead.",
};

/** Whether a picture is a cut-out: its corners, where a scene has its sky and ground, are clear. */
function isCutOut({ width, height, data }: Pixels): boolean {
  const corners = [0, width - 1, (height - 1) * width, height * width - 1];
  return corners.every((pixel) => (data[pixel * 4 + 3] ?? 0) < 128);
}

/** A picture that brought its scene is drawn anew from it. */
function varyScene(outline: Scene, request: PictureRequest, onPartial?: PartialListener): Picture {
  const { initImage, partialImages } = request;
  const scene = rerollScene(outline, request);
  const transparent = initImage !== undefined && isCutOut(initImage);
  const { image: drawn, svg } = renderScene(scene, { transparent, partialImages, onPartial });
  const { image, told } = scene.kind === "sticker" ? varySticker(drawn, scene) : { image: drawn, told: [] };
  const drew = [...describeScene(scene), ...told];
  return {
    image,
    scene,
    sceneText: writeOutline(scene),
    svg: image === drawn ? svg : "",
    drew,
    notDrawn: [],
    revisedPrompt: `Drew anew, in another layout and palette: ${drew.join(", ")}.`,
    warnings: [],
  };
}

/** Any picture by its pixels: the recipes of the seed's plan in turn, with numbers of their own. */
function varyPixels(
  initImage: Pixels,
  request: PictureRequest,
  onPartial?: PartialListener,
): Omit<Picture, "warnings"> {
  const { seed, width, height, partialImages } = request;
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
  };
}

/**
 * Another picture of the same things: from its own scene where the picture brought one, else from its pixels.
 * @throws {Error} without `initImage`
 */
export function varyPicture(request: PictureRequest, onPartial?: PartialListener): Picture {
  const { initImage, initScene } = request;
  if (!initImage) throw new Error("A variation needs a picture to vary.");
  const outline = initScene === undefined ? undefined : readOutline(initScene);
  if (outline) return varyScene(outline, request, onPartial);
  const warnings = initScene === undefined ? [] : [UNREADABLE];
  return { ...varyPixels(initImage, request, onPartial), warnings };
}
