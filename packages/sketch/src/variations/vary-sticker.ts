import { createRandom } from "../numbers/random.ts";
import type { Pixels } from "../request.ts";
import type { Scene } from "../scene/scene.ts";
import { lendPalette } from "./lend-palette.ts";
import { relight } from "./relight.ts";
import { restyle } from "./restyle.ts";

function mirrored({ width, height, data }: Pixels): Pixels {
  const turned = new Uint8Array(data.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const from = (y * width + x) * 4;
      turned.set(data.subarray(from, from + 4), (y * width + width - 1 - x) * 4);
    }
  return { width, height, data: turned };
}

/**
 * A sticker or logo has no layout to decide again: it turns round (never with lettering) and takes another hand or other
 * colours (never where colours were named). Seeds in a row take different ways.
 */
export function varySticker(drawn: Pixels, scene: Scene): { image: Pixels; told: string[] } {
  const { seed, lettering, subjects, colours } = scene;
  const turns = seed % 2 === 1 && lettering.length === 0;
  const coloured = colours.length > 0 || subjects.some((subject) => subject.colours.length > 0);
  const recipe = [coloured ? relight : lendPalette, restyle, relight, restyle][seed % 4] ?? restyle;
  const { image, told } = recipe.apply(
    turns ? mirrored(drawn) : drawn,
    createRandom(seed, `sticker ${recipe.name}`),
  );
  return { image, told: turns ? ["turned round", told] : [told] };
}
