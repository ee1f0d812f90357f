import { compositeOver } from "../raster/composite-over.ts";
import { rasterize } from "../raster/rasterize.ts";
import type { Pixels } from "../request.ts";
import { planScene } from "../scene/plan-scene.ts";
import { sceneSvg } from "../scene/scene-svg.ts";
import type { Lettering, Scene } from "../scene/scene.ts";
import { findSubject } from "../subjects/subjects.ts";
import { lookAround, transferLook } from "./look.ts";
import type { EditTarget } from "./operation.ts";
import type { Region } from "./region.ts";

/** Box of what is not transparent: left, top, right and bottom pixel. */
function extentOf({ width, height, data }: Pixels): {
  left: number;
  top: number;
  right: number;
  bottom: number;
} {
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let at = 3; at < data.length; at += 4) {
    if ((data[at] ?? 0) < 100) continue;
    const pixel = (at - 3) / 4;
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    bottom = y;
  }
  return { left, top, right, bottom };
}

/** Darkens the ground softly under something whose feet are at `y`. */
function contactShadow(under: Pixels, spot: { x: number; y: number; half: number }): void {
  const { x, y, half } = spot;
  const rise = half * 0.17;
  for (let row = Math.max(0, Math.floor(y - rise)); row < Math.min(under.height, y + rise); row++) {
    for (let column = Math.max(0, Math.floor(x - half)); column < Math.min(under.width, x + half); column++) {
      const [dx, dy] = [(column - x) / half, (row - y) / rise];
      const near = 1 - dx * dx - dy * dy;
      if (near <= 0) continue;
      const at = (row * under.width + column) * 4;
      const keep = 1 - 0.42 * Math.min(1, near * 1.4);
      for (let channel = 0; channel < 3; channel++)
        under.data[at + channel] = Math.round((under.data[at + channel] ?? 0) * keep);
    }
  }
}

/** What is drawn where the mask is a blot and no box: a smaller box that lies inside it. */
function boxInside({ region, mask }: EditTarget): Region {
  if (!mask) return region;
  const masked = region.share * mask.width * mask.height;
  if (masked / (region.width * region.height) > 0.93) return region;
  return {
    ...region,
    x: region.x + Math.round(region.width * 0.1),
    y: region.y + Math.round(region.height * 0.09),
    width: Math.max(1, Math.round(region.width * 0.8)),
    height: Math.max(1, Math.round(region.height * 0.8)),
  };
}

export function flies(scene: Scene): boolean {
  return scene.subjects.length > 0 && scene.subjects.every(({ name }) => findSubject(name)?.realm === "air");
}

/** A poster frames a whole picture; words in a part of one hang on a banner, which fills it when it is alone. */
function onBanner(letters: Lettering, alone: boolean): Lettering {
  const mount = letters.mount === "poster" || alone ? "banner" : letters.mount;
  return alone
    ? { ...letters, mount, box: { x: 0.03, y: 0.14, width: 0.94, height: 0.72 } }
    : { ...letters, mount };
}

/** The prompt's subjects and lettering alone, of the size of a box; a very slim box is a window on a wider scene. */
export function planAlone({ request }: EditTarget, region: Region): Scene {
  const width = Math.max(region.width, Math.ceil(region.height / 6), 8);
  const height = Math.max(region.height, Math.ceil(region.width / 6), 8);
  const scene = planScene(request.prompt, { width, height, seed: request.seed, transparent: true });
  scene.lettering = scene.lettering.map((letters) => onBanner(letters, scene.subjects.length === 0));
  return scene;
}

/** Cut-out pixels set into the region in the light around it: flying ones in its middle, others on its ground. */
export function setDown(
  under: Pixels,
  cutout: Pixels,
  { target, flying }: { target: EditTarget; flying: boolean },
): void {
  const { region } = target;
  const { left, top, right, bottom } = extentOf(cutout);
  if (right < 0) return;
  transferLook(cutout, { to: lookAround(target), light: 0.3, colour: 0.2 });
  const floor = region.y + region.height - Math.round(region.height * 0.05) - 1;
  const x = region.x + Math.round((region.width - right - left) / 2);
  const y = flying ? region.y + Math.round((region.height - bottom - top) / 2) : floor - bottom;
  const half = (right - left) * 0.5;
  if (!flying) contactShadow(under, { x: x + (left + right) / 2, y: floor, half: Math.max(1, half) });
  compositeOver(under, cutout, { x, y });
}

/** Draws the prompt's subjects into the region of `target`, over `under`, in place. */
export function placeSubject(under: Pixels, target: EditTarget): Scene {
  const region = boxInside(target);
  const scene = planAlone(target, region);
  const drawn = rasterize(sceneSvg(scene, { transparent: true }), scene);
  setDown(under, drawn, {
    target: { ...target, region },
    flying: flies(scene) || scene.subjects.length === 0,
  });
  return scene;
}
