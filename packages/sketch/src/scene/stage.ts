import { createLight, grade, tone, withSkyColour } from "../colour/light.ts";
import type { Light } from "../colour/light.ts";
import { adjust, fromHex, mix, oklch, toHex } from "../colour/colour.ts";
import type { Colour } from "../colour/colour.ts";
import { titleShare } from "../lettering/draw-poster.ts";
import { createNoise } from "../numbers/noise.ts";
import { createRandom } from "../numbers/random.ts";
import type { Random } from "../numbers/random.ts";
import { n } from "../svg/shapes.ts";
import type { Scene } from "./scene.ts";

/**
 * What everything is drawn on: the scene, its light, and a plane whose short side is 1000 units.
 * Gradients collect in `defs`.
 */
export interface Stage {
  scene: Scene;
  light: Light;
  width: number;
  height: number;
  /** Height of the whole document; more than `height` where a title has a part of its own. */
  outerHeight: number;
  /** Units from the top. */
  horizon: number;
  random(element: string): Random;
  noise(element: string): (position: number) => number;
  /** A local colour, lit, at a distance (0..1), at a tone (2 rim … -2 deep shadow), as `#rrggbb`. */
  paint(colour: string | Colour, distance?: number, step?: number): string;
  /** A gradient from top to bottom of whatever it fills; stops are `[offset, colour, opacity]`. */
  vertical(stops: readonly GradientStop[]): string;
  /** A gradient from the middle outwards. */
  radial(stops: readonly GradientStop[]): string;
  defs: string[];
}

export type GradientStop = readonly [offset: number, colour: string, opacity?: number];

function stopTags(stops: readonly GradientStop[]): string {
  return stops
    .map(
      ([offset, colour, opacity]) =>
        `<stop offset="${n(offset)}" stop-color="${colour}"${opacity === undefined ? "" : ` stop-opacity="${n(opacity)}"`}/>`,
    )
    .join("");
}

const STRENGTH = { plain: 1, vivid: 1.15, natural: 0.82 } as const;

/** Snow throws light back: on dark days and at night there is more of it. */
function snowLight({ time }: Scene, { darkness }: Light): number {
  return darkness > 0.5 ? 1.25 : time === "overcast" ? 1.1 : 1;
}

/** A sky full of snow is darker than the ground, and bluer than one of rain. */
function snowSky({ weather, time }: Scene, sky: Light["sky"]): Light["sky"] {
  if (!weather.includes("snow") || time !== "overcast") return sky;
  const [top, centre, low] = sky;
  const [heavy, thin] = [oklch(0.56, 0.05, 255), oklch(0.74, 0.04, 250)];
  return [mix(top, heavy, 0.6), mix(centre, mix(heavy, thin, 0.5), 0.6), mix(low, thin, 0.5)];
}

function lightOf(scene: Scene): Light {
  const strength = STRENGTH[scene.tone];
  const table = createLight(scene.time, scene.palette);
  const [top, centre, low] = table.sky;
  const light = {
    ...table,
    chroma: table.chroma * strength,
    level: scene.season === "winter" ? table.level * snowLight(scene, table) : table.level,
    sky: snowSky(scene, [adjust(top, 0, strength), adjust(centre, 0, strength), adjust(low, 0, strength)]),
  };
  const wish = scene.colourOf["sky"];
  const coloured = wish === undefined ? light : withSkyColour(light, fromHex(wish));
  if (!scene.weather.includes("fog")) return coloured;
  const [zenith, middle, horizon] = coloured.sky;
  return { ...coloured, sky: [mix(zenith, horizon, 0.55), mix(middle, horizon, 0.6), horizon] };
}

/** Height of the picture in units: a poster leaves the rest of the sheet to its title. */
function pictureHeight(scene: Scene, width: number, height: number): number {
  const title = scene.lettering.find(({ mount }) => mount === "poster");
  if (!title || scene.kind === "sticker") return height;
  return height * (1 - titleShare(title.text, { width, height }));
}

export function createStage(scene: Scene): Stage {
  const short = Math.min(scene.width, scene.height);
  const width = (scene.width * 1000) / short;
  const outer = (scene.height * 1000) / short;
  const height = pictureHeight(scene, width, outer);
  const light = lightOf(scene);
  const defs: string[] = [];
  const fog = scene.weather.includes("fog") ? 1.6 : 1;
  function define(kind: string, attributes: string, stops: readonly GradientStop[]): string {
    const id = `g${defs.length}`;
    defs.push(`<${kind} id="${id}" ${attributes}>${stopTags(stops)}</${kind}>`);
    return `url(#${id})`;
  }
  return {
    scene,
    light,
    width,
    height,
    outerHeight: outer,
    defs,
    horizon: scene.horizon * height,
    random: (element) => createRandom(scene.seed, element),
    noise: (element) => createNoise(scene.seed, element),
    paint(colour, distance = 0, step = 0) {
      const local = typeof colour === "string" ? fromHex(colour) : colour;
      return toHex(tone(light, grade(light, local, Math.min(1, distance * fog)), step));
    },
    vertical: (stops) => define("linearGradient", 'x1="0" y1="0" x2="0" y2="1"', stops),
    radial: (stops) => define("radialGradient", "", stops),
  };
}
