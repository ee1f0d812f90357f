import { cosine, sine } from "../numbers/arithmetic.ts";
import { resample } from "../raster/resample.ts";
import type { Pixels } from "../request.ts";
import type { Recipe } from "./recipe.ts";

interface View {
  left: number;
  top: number;
  zoom: number;
  cos: number;
  sin: number;
}

function look(picture: Pixels, view: View): Pixels {
  const { width, height } = picture;
  const [middleX, middleY] = [view.left + (width * view.zoom) / 2, view.top + (height * view.zoom) / 2];
  return resample(picture, picture, (x, y) => {
    const [dx, dy] = [(x - width / 2) * view.zoom, (y - height / 2) * view.zoom];
    return [middleX + dx * view.cos - dy * view.sin, middleY + dx * view.sin + dy * view.cos];
  });
}

/** Another framing: nearer, off the middle, a little turned. Never mirrored. */
export const reframe: Recipe = {
  name: "reframe",
  apply(picture, random) {
    const zoom = random.between(0.8, 0.93);
    const angle = random.between(-0.035, 0.035);
    const view = {
      zoom,
      left: picture.width * (1 - zoom) * random.between(0.15, 0.85),
      top: picture.height * (1 - zoom) * random.between(0.15, 0.85),
      cos: cosine(angle),
      sin: sine(angle),
    };
    return { image: look(picture, view), told: "a closer framing" };
  },
};
