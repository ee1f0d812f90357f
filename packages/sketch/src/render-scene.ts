import { compositeOver } from "./raster/composite-over.ts";
import { differing } from "./raster/differing.ts";
import { rasterize } from "./raster/rasterize.ts";
import type { PartialListener, Pixels } from "./request.ts";
import { sceneSvg } from "./scene/scene-svg.ts";
import type { Progress, SvgOptions } from "./scene/scene-svg.ts";
import type { Scene } from "./scene/scene.ts";
import { drawInStyle } from "./styles/draw-in-style.ts";
import { findStyle } from "./styles/styles.ts";

/** Which stages are shown when so many partial pictures are asked for. */
const STAGES: readonly (readonly Progress[])[] = [[], ["flat"], ["lines", "flat"], ["lines", "flat", "wet"]];

export interface RenderOptions {
  transparent: boolean;
  /** Partial pictures for `onPartial`, 0 to 3. */
  partialImages: number;
  onPartial?: PartialListener;
}

/** The picture for a style's pass, and the faces that are laid over it again, crisp, where they can be seen. */
function withoutFaces(scene: Scene, options: SvgOptions): { picture: Pixels; faces?: Pixels } {
  const svg = sceneSvg(scene, { ...options, layers: "picture" });
  const whole = rasterize(svg, scene);
  if (!svg.includes('class="face"')) return { picture: whole };
  const picture = rasterize(sceneSvg(scene, { ...options, layers: "picture", faceless: true }), scene);
  const faces = differing(whole, picture);
  return faces ? { picture, faces } : { picture };
}

function renderFinished(scene: Scene, options: SvgOptions): { image: Pixels; svg: string } {
  const style = findStyle(scene.style);
  const svg = sceneSvg(scene, options);
  if (!style.pass) return { image: rasterize(svg, scene), svg };
  const { picture, faces } = withoutFaces(scene, options);
  const styled = drawInStyle(style, picture, scene);
  if (options.transparent !== true) style.finish?.(styled, scene);
  if (faces) compositeOver(styled, style.face?.(faces) ?? style.letter?.(faces) ?? faces);
  if (scene.lettering.length > 0) {
    const lettering = rasterize(sceneSvg(scene, { ...options, layers: "lettering" }), scene);
    compositeOver(styled, style.letter?.(lettering) ?? lettering);
  }
  return { image: styled, svg };
}

/** A planned scene as pixels, in its style, lettering last; partial pictures on the way. */
export function renderScene(scene: Scene, options: RenderOptions): { image: Pixels; svg: string } {
  const { transparent, partialImages, onPartial } = options;
  const stages = onPartial ? (STAGES[partialImages] ?? []) : [];
  stages.forEach((progress, index) =>
    onPartial?.(rasterize(sceneSvg(scene, { transparent, progress }), scene), index),
  );
  return renderFinished(scene, { transparent });
}
