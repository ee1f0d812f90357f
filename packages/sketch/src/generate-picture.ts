import { paletteOf } from "./colour/palette-of.ts";
import { fitText } from "./lettering/fit-text.ts";
import { compositeOver } from "./raster/composite-over.ts";
import { rasterize } from "./raster/rasterize.ts";
import type { PartialListener, Picture, PictureRequest, Pixels, SketchWarning } from "./request.ts";
import { revisePrompt } from "./revise-prompt.ts";
import { describeScene } from "./scene/describe-scene.ts";
import { planScene } from "./scene/plan-scene.ts";
import { sceneSvg } from "./scene/scene-svg.ts";
import type { Progress, SvgOptions } from "./scene/scene-svg.ts";
import type { Scene } from "./scene/scene.ts";
import { drawInStyle } from "./styles/draw-in-style.ts";
import { findStyle } from "./styles/styles.ts";

/** Which stages are shown when so many partial pictures are asked for. */
const STAGES: readonly (readonly Progress[])[] = [[], ["flat"], ["lines", "flat"], ["lines", "flat", "wet"]];

/** Colours of the reference pictures stand in where the prompt names none. */
function takePalette(scene: Scene, request: PictureRequest): void {
  const [reference] = request.referenceImages;
  if (!reference) return;
  const { sky, ground, accent } = paletteOf(reference);
  scene.colourOf["sky"] ??= sky;
  scene.colourOf["ground"] ??= ground;
  if (scene.colours.length === 0) scene.colours = [accent, ground, sky];
  const [first] = scene.subjects;
  if (first?.colours.length === 0) first.colours = [accent];
}

/** Letters no face has, and texts too long, are told. */
function letteringNotes(scene: Scene): { notDrawn: string[]; warnings: SketchWarning[] } {
  const notDrawn: string[] = [];
  const warnings: SketchWarning[] = [];
  for (const { text } of scene.lettering) {
    const fitted = fitText(text, { width: 100, height: 100, maxLines: 3 });
    if (!fitted) notDrawn.push("lettering");
    else if (fitted.missing)
      notDrawn.push(`the letters ${[...new Set(fitted.missing)].slice(0, 12).join("")}`);
    if (fitted?.cut)
      warnings.push({
        option: "prompt",
        message: "The text to letter was too long and its end was left out.",
      });
  }
  scene.lettering = scene.lettering.filter(({ text }) =>
    fitText(text, { width: 100, height: 100, maxLines: 1 }),
  );
  return { notDrawn, warnings };
}

function renderScene(scene: Scene, options: SvgOptions): { image: Pixels; svg: string } {
  const style = findStyle(scene.style);
  const svg = sceneSvg(scene, options);
  if (!style.pass) return { image: rasterize(svg, scene), svg };
  const styled = drawInStyle(
    style,
    rasterize(sceneSvg(scene, { ...options, layers: "picture" }), scene),
    scene,
  );
  if (scene.lettering.length > 0) {
    const lettering = rasterize(sceneSvg(scene, { ...options, layers: "lettering" }), scene);
    compositeOver(styled, style.letter?.(lettering) ?? lettering);
  }
  return { image: styled, svg };
}

/** A picture from its prompt: scene, SVG, pixels, style. */
export function generatePicture(request: PictureRequest, onPartial?: PartialListener): Picture {
  const { width, height, seed, style } = request;
  const transparent = request.background === "transparent";
  const scene = planScene(request.prompt, {
    width,
    height,
    seed,
    transparent,
    tone: style,
    quality: request.quality,
  });
  takePalette(scene, request);
  const { notDrawn: unlettered, warnings } = letteringNotes(scene);
  scene.notDrawn = [...scene.notDrawn, ...unlettered];
  const stages = onPartial ? (STAGES[request.partialImages] ?? []) : [];
  stages.forEach((progress, index) =>
    onPartial?.(rasterize(sceneSvg(scene, { transparent, progress }), scene), index),
  );
  const { image, svg } = renderScene(scene, { transparent });
  const drew = describeScene(scene);
  return {
    image,
    scene,
    svg,
    drew,
    notDrawn: scene.notDrawn,
    revisedPrompt: revisePrompt(drew, scene.notDrawn),
    warnings,
  };
}
