import type { PartialListener, Picture, PictureRequest } from "./request.ts";
import { rasterize } from "./raster/rasterize.ts";
import { describeScene } from "./scene/describe-scene.ts";
import { drawScene } from "./scene/draw-scene.ts";
import { planScene } from "./scene/plan-scene.ts";
import { createStage } from "./scene/stage.ts";
import type { Scene } from "./scene/scene.ts";
import { n } from "./svg/shapes.ts";

/** The scene as a complete SVG document of exactly its size. */
export function sceneSvg(scene: Scene): string {
  const stage = createStage(scene);
  const content = drawScene(stage);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${scene.width}" height="${scene.height}" viewBox="0 0 ${n(stage.width)} ${n(stage.height)}" preserveAspectRatio="none"><defs>${stage.defs.join("")}</defs>${content}</svg>`;
}

/** `Drew: … Not drawn: …` */
export function revisePrompt(drew: readonly string[], notDrawn: readonly string[]): string {
  const done = `Drew: ${drew.join(", ")}.`;
  return notDrawn.length > 0 ? `${done} Not drawn: ${notDrawn.join(", ")}.` : done;
}

/**
 * Draws one picture. Synchronous and pure: the same request gives the same bytes, on every platform.
 * Never throws for a prompt, whatever is in it.
 */
export function drawPicture(request: PictureRequest, onPartial?: PartialListener): Picture {
  const scene = planScene(request.prompt, { width: request.width, height: request.height, seed: request.seed, transparent: request.background === "transparent" });
  const svg = sceneSvg(scene);
  const image = rasterize(svg, request);
  onPartial?.(image, 0);
  const drew = describeScene(scene);
  return { image, scene, svg, drew, notDrawn: scene.notDrawn, revisedPrompt: revisePrompt(drew, scene.notDrawn), warnings: [] };
}
