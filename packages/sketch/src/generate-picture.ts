import { paletteOf } from "./colour/palette-of.ts";
import { fitText } from "./lettering/fit-text.ts";
import type { PartialListener, Picture, PictureRequest, SketchWarning } from "./request.ts";
import { renderScene } from "./render-scene.ts";
import { revisePrompt } from "./revise-prompt.ts";
import { describeScene } from "./scene/describe-scene.ts";
import { planScene } from "./scene/plan-scene.ts";
import type { Scene } from "./scene/scene.ts";
import { writeOutline } from "./scene/write-outline.ts";

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
  const { partialImages } = request;
  const { image, svg } = renderScene(scene, { transparent, partialImages, onPartial });
  const drew = describeScene(scene);
  return {
    image,
    scene,
    sceneText: writeOutline(scene),
    svg,
    drew,
    notDrawn: scene.notDrawn,
    revisedPrompt: revisePrompt(drew, scene.notDrawn),
    warnings,
  };
}
