import { blurPlane } from "./blur-plane.ts";
import { createPlane } from "./plane.ts";
import type { Plane } from "./plane.ts";

/** Which way the forms run: a unit vector along the edges at each pixel, and how sure that is (0..1). */
export interface Flow {
  x: Plane;
  y: Plane;
  certainty: Plane;
}

function gradientProducts(lightness: Plane): { xx: Plane; xy: Plane; yy: Plane } {
  const [xx, xy, yy] = [createPlane(lightness), createPlane(lightness), createPlane(lightness)];
  const { width, height, values } = lightness;
  for (let y = 0, at = 0; y < height; y++) {
    const above = y > 0 ? -width : 0;
    const below = y < height - 1 ? width : 0;
    for (let x = 0; x < width; x++, at++) {
      const across = (values[x < width - 1 ? at + 1 : at] ?? 0) - (values[x > 0 ? at - 1 : at] ?? 0);
      const down = (values[at + below] ?? 0) - (values[at + above] ?? 0);
      xx.values[at] = across * across;
      xy.values[at] = across * down;
      yy.values[at] = down * down;
    }
  }
  return { xx, xy, yy };
}

/**
 * Directions from the structure tensor (the eigenvector of the smaller eigenvalue of the smoothed products
 * of gradients, after Brox et al. 2006). Where nothing runs anywhere it lies level.
 * @param radius how far directions spread, in pixels
 */
export function flowOf(lightness: Plane, radius: number): Flow {
  const products = gradientProducts(lightness);
  const xx = blurPlane(products.xx, radius).values;
  const xy = blurPlane(products.xy, radius).values;
  const yy = blurPlane(products.yy, radius).values;
  const flow: Flow = {
    x: createPlane(lightness),
    y: createPlane(lightness),
    certainty: createPlane(lightness),
  };
  for (let at = 0; at < lightness.values.length; at++) {
    const a = xx[at] ?? 0;
    const b = xy[at] ?? 0;
    const c = yy[at] ?? 0;
    const spread = Math.sqrt((a - c) * (a - c) + 4 * b * b);
    // (a - c, 2b) is twice the gradient's angle; the edge runs a quarter turn from it.
    const cosineOfTwice = spread > 1e-9 ? (c - a) / spread : 1;
    const x = Math.sqrt(Math.max(0, (1 + cosineOfTwice) / 2));
    const y = Math.sqrt(Math.max(0, (1 - cosineOfTwice) / 2));
    flow.x.values[at] = x;
    flow.y.values[at] = b > 0 ? -y : y;
    flow.certainty.values[at] = spread / (a + c + 0.0004);
  }
  return flow;
}
