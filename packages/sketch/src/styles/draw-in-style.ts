import { enlarge, shrink } from "../raster/resize.ts";
import type { Pixels } from "../request.ts";
import type { Scene } from "../scene/scene.ts";
import type { Style } from "./style.ts";

/** Paper where nothing is, so that a pass sees no black behind clear pixels. */
function onPaper({ width, height, data }: Pixels): Pixels {
  const solid = data.slice();
  for (let at = 0; at < solid.length; at += 4) {
    if (solid[at + 3] === 0) solid.fill(255, at, at + 3);
    solid[at + 3] = 255;
  }
  return { width, height, data: solid };
}

/** Pixels above which a pass works on a smaller picture: strokes of its size are as large on the whole, only softer. */
const WORKING = 2_200_000;

function passOver(style: Style, picture: Pixels, scene: Scene): Pixels {
  const { width, height } = picture;
  const ratio = Math.sqrt(WORKING / (width * height));
  if (ratio >= 1 || style.anySize === true || !style.pass) return style.pass?.(picture, scene) ?? picture;
  const size = {
    width: Math.max(1, Math.round(width * ratio)),
    height: Math.max(1, Math.round(height * ratio)),
  };
  return enlarge(style.pass(shrink(picture, size), scene), picture);
}

/**
 * The picture in a style, as new pixels; the picture itself is left alone.
 * Transparency is the picture's own afterwards, whatever the pass did.
 */
export function drawInStyle(style: Style, picture: Pixels, scene: Scene): Pixels {
  if (!style.pass) return { ...picture, data: picture.data.slice() };
  const styled = passOver(style, onPaper(picture), scene);
  for (let at = 3; at < styled.data.length; at += 4) {
    const alpha = picture.data[at] ?? 255;
    styled.data[at] = alpha;
    if (alpha === 0) styled.data.fill(0, at - 3, at);
  }
  return styled;
}
