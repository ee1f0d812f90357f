export { drawPicture } from "./draw-picture.ts";
export { SKETCH_MODEL } from "./model.ts";
export type {
  PartialListener,
  Picture,
  PictureRequest,
  PixelMask,
  Pixels,
  SketchWarning,
} from "./request.ts";
export type { Reading } from "./prompt/meaning.ts";
export { readPrompt } from "./prompt/read-prompt.ts";
export { sceneSvg } from "./scene/scene-svg.ts";
export { planScene } from "./scene/plan-scene.ts";
export type { SceneFrame } from "./scene/plan-scene.ts";
export type { Lettering, Scene, SceneSubject, SkyThings, Spot } from "./scene/scene.ts";
