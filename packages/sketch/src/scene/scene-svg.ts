import { toHex, oklch } from "../colour/colour.ts";
import { drawLettering } from "../lettering/draw-lettering.ts";
import { box, group, n } from "../svg/shapes.ts";
import { drawAbstract } from "./draw-abstract.ts";
import { drawScene } from "./draw-scene.ts";
import { drawSkyThings } from "./draw-sky.ts";
import { drawWeather } from "./draw-weather.ts";
import { drawSticker } from "./draw-sticker.ts";
import type { Scene } from "./scene.ts";
import { composerOf, findStyle } from "../styles/styles.ts";
import { createStage } from "./stage.ts";
import type { Stage } from "./stage.ts";

/** How far along the picture is: composition lines, flat colours, nearly done, or finished. */
export type Progress = "lines" | "flat" | "wet" | "finished";

export type Layers = "all" | "picture" | "lettering";

export interface SvgOptions {
  transparent?: boolean;
  progress?: Progress;
  /** Both by default; a style pass takes the picture first and the lettering after. */
  layers?: Layers;
  /** Leaves out what subjects mark as their face, in the place where it would be. */
  faceless?: boolean;
}

const FACELESS = "<style>.face{display:none}</style>";

function drawPictureLayer(stage: Stage, options: SvgOptions): string {
  const { kind, emblem } = stage.scene;
  const composer = composerOf(stage.scene);
  const alone = options.transparent === true && kind !== "abstract" && emblem === undefined;
  if (alone && composer.alone) return composer.alone(stage);
  if (kind === "abstract" && options.transparent !== true) return drawAbstract(stage);
  if (kind === "abstract") return group(drawAbstract(stage), `clip-path="url(#disc)"`);
  if (kind === "sticker") return drawSticker(stage, options.transparent !== true);
  const compose = composer.compose ?? drawScene;
  const sheet = stage.outerHeight > stage.height;
  if (options.transparent === true && !sheet) return group(compose(stage), `clip-path="url(#disc)"`);
  if (compose !== drawScene) return compose(stage);
  return drawScene(stage, options.progress === "wet" || options.progress === "flat");
}

const PAPER = toHex(oklch(0.965, 0.014, 88));
const LINES = `<style>path,rect,circle,ellipse{fill:none;stroke:${toHex(oklch(0.5, 0.03, 260))};stroke-width:2.2;stroke-opacity:0.55}.wall rect,.wall path,.wall circle{stroke-width:0.03}</style>`;

/** Every gradient reduced to the colour of its middle. */
function flatten(content: string, defs: readonly string[]): string {
  return content.replace(/url\(#g(\d+)\)/g, (whole, index: string) => {
    const stops = [
      ...(defs[Number(index)] ?? "").matchAll(/stop-color="(#[0-9a-f]{6})"(?: stop-opacity="([0-9.]+)")?/g),
    ];
    const middle = stops[Math.floor(stops.length / 2)];
    if (!middle?.[1]) return whole;
    return middle[2] === undefined ? middle[1] : "none";
  });
}

function atProgress(stage: Stage, content: string, progress: Progress): string {
  const size: [number, number] = [stage.width, stage.outerHeight];
  switch (progress) {
    case "lines":
      return (
        box([0, 0], size, PAPER).replace("<rect", '<rect style="fill:' + PAPER + ';stroke:none"') +
        LINES +
        content
      );
    case "flat":
      return flatten(content, stage.defs);
    case "wet":
      return content + group(box([0, 0], size, PAPER), 'fill-opacity="0.12"');
    case "finished":
      return content;
  }
}

function documentOf(stage: Stage, content: string): string {
  const { scene } = stage;
  const size = `width="${scene.width}" height="${scene.height}" viewBox="0 0 ${n(stage.width)} ${n(stage.outerHeight)}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} preserveAspectRatio="none"><defs>${stage.defs.join("")}</defs>${content}</svg>`;
}

/** What hangs in a scene's sky, on nothing. */
export function skyThingsSvg(scene: Scene): string {
  const stage = createStage(scene);
  return documentOf(stage, drawSkyThings(stage));
}

/** A scene's weather alone, on nothing. */
export function weatherSvg(scene: Scene): string {
  const stage = createStage(scene);
  return documentOf(stage, drawWeather(stage));
}

/** What lettering stands on is painted with the picture where a style has colours for it, and laid over it where not. */
function letteringIn({ scene }: Stage, layers: Layers): "both" | "mounts" | "text" | "none" {
  const painted = findStyle(scene.style).letter === undefined;
  if (layers === "all") return "both";
  if (layers === "picture") return painted ? "mounts" : "none";
  return painted ? "text" : "both";
}

/** The scene as a complete SVG document of exactly its size. Prompts enter it as escaped lettering only. */
export function sceneSvg(scene: Scene, options: SvgOptions = {}): string {
  const stage = createStage(scene);
  const { layers = "all", progress = "finished" } = options;
  const picture = layers === "lettering" ? "" : atProgress(stage, drawPictureLayer(stage, options), progress);
  // Before the end there are no letters yet, but what they will stand on.
  const part = progress === "finished" ? letteringIn(stage, layers) : "mounts";
  const lettering = drawLettering(stage, part);
  if (options.transparent === true) {
    stage.defs.push(
      `<clipPath id="disc"><circle cx="${n(stage.width / 2)}" cy="${n(stage.height / 2)}" r="460"/></clipPath>`,
    );
  }
  return documentOf(stage, (options.faceless === true ? FACELESS : "") + picture + lettering);
}
