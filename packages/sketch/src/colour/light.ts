import { adjust, mix, oklch } from "./colour.ts";
import type { Colour } from "./colour.ts";

export type TimeOfDay =
  | "dawn"
  | "noon"
  | "sunset"
  | "dusk"
  | "night"
  | "overcast"
  | "storm"
  | "indoor"
  | "space"
  | "deep";

/** One time of day as a light: every element of a picture takes its tones from it. */
export interface Light {
  time: TimeOfDay;
  /** Zenith, middle, horizon. */
  sky: readonly [Colour, Colour, Colour];
  /** What the lit side leans to, and how far (0..1). */
  key: Colour;
  keyShare: number;
  /** What shadows lean to. */
  shadow: Colour;
  /** What distance leans to. */
  haze: Colour;
  /** Factors and offset on local colours. */
  level: number;
  lift: number;
  chroma: number;
  /** Steps between tones, about 1. */
  contrast: number;
  /** 0 by day to 1 by night: how much lamps and windows glow. */
  darkness: number;
}

type SkyStops = readonly [Colour, Colour, Colour];
type LightTable = Omit<Light, "time" | "sky" | "haze"> & { skies: readonly [SkyStops, ...SkyStops[]] };

function stops(...values: readonly [number, number, number][]): SkyStops {
  const [zenith, middle, horizon] = values.map(([l, c, h]) => oklch(l, c, h));
  const fallback = oklch(0.8, 0.02, 240);
  return [zenith ?? fallback, middle ?? fallback, horizon ?? fallback];
}

// Each sky: zenith, middle, horizon as [lightness, chroma, hue]. Several a time, so that seeds differ in palette.
const LIGHTS: Readonly<Record<TimeOfDay, LightTable>> = {
  dawn: {
    skies: [
      stops([0.66, 0.075, 262], [0.82, 0.07, 20], [0.93, 0.075, 70]),
      stops([0.74, 0.06, 235], [0.87, 0.05, 45], [0.94, 0.08, 88]),
      stops([0.62, 0.08, 292], [0.79, 0.09, 352], [0.91, 0.08, 55]),
    ],
    key: oklch(0.92, 0.09, 65),
    keyShare: 0.16,
    shadow: oklch(0.42, 0.08, 290),
    level: 0.86,
    lift: 0.08,
    chroma: 0.82,
    contrast: 0.85,
    darkness: 0.2,
  },
  noon: {
    skies: [
      stops([0.68, 0.115, 242], [0.81, 0.08, 232], [0.94, 0.035, 215]),
      stops([0.72, 0.1, 225], [0.85, 0.065, 210], [0.96, 0.035, 160]),
      stops([0.62, 0.12, 252], [0.77, 0.09, 245], [0.92, 0.04, 235]),
    ],
    key: oklch(0.97, 0.06, 95),
    keyShare: 0.07,
    shadow: oklch(0.42, 0.09, 268),
    level: 1,
    lift: 0.01,
    chroma: 1,
    contrast: 1,
    darkness: 0,
  },
  sunset: {
    skies: [
      stops([0.47, 0.12, 300], [0.7, 0.155, 28], [0.88, 0.14, 72]),
      stops([0.52, 0.1, 255], [0.76, 0.12, 45], [0.9, 0.13, 85]),
      stops([0.5, 0.14, 340], [0.71, 0.17, 40], [0.9, 0.135, 90]),
    ],
    key: oklch(0.84, 0.15, 62),
    keyShare: 0.22,
    shadow: oklch(0.31, 0.1, 305),
    level: 0.8,
    lift: 0.04,
    chroma: 0.92,
    contrast: 1.1,
    darkness: 0.35,
  },
  dusk: {
    skies: [
      stops([0.33, 0.09, 275], [0.5, 0.11, 305], [0.75, 0.11, 28]),
      stops([0.36, 0.09, 262], [0.55, 0.09, 280], [0.78, 0.09, 60]),
      stops([0.31, 0.1, 295], [0.49, 0.13, 345], [0.74, 0.12, 45]),
    ],
    key: oklch(0.74, 0.11, 25),
    keyShare: 0.18,
    shadow: oklch(0.23, 0.085, 282),
    level: 0.68,
    lift: 0.06,
    chroma: 0.78,
    contrast: 0.95,
    darkness: 0.7,
  },
  night: {
    skies: [
      stops([0.19, 0.06, 272], [0.28, 0.075, 265], [0.43, 0.075, 252]),
      stops([0.2, 0.065, 290], [0.3, 0.085, 285], [0.46, 0.085, 275]),
      stops([0.2, 0.05, 240], [0.3, 0.065, 232], [0.47, 0.065, 215]),
    ],
    key: oklch(0.8, 0.1, 258),
    keyShare: 0.42,
    shadow: oklch(0.13, 0.055, 275),
    level: 0.62,
    lift: 0.035,
    chroma: 0.9,
    contrast: 0.9,
    darkness: 1,
  },
  overcast: {
    skies: [
      stops([0.68, 0.022, 240], [0.78, 0.017, 235], [0.88, 0.012, 220]),
      stops([0.7, 0.02, 275], [0.8, 0.016, 265], [0.9, 0.014, 80]),
    ],
    key: oklch(0.9, 0.01, 230),
    keyShare: 0.1,
    shadow: oklch(0.4, 0.04, 260),
    level: 0.86,
    lift: 0.05,
    chroma: 0.72,
    contrast: 0.75,
    darkness: 0.15,
  },
  storm: {
    skies: [
      stops([0.3, 0.03, 262], [0.42, 0.035, 245], [0.62, 0.03, 200]),
      stops([0.32, 0.045, 290], [0.43, 0.04, 275], [0.63, 0.04, 110]),
    ],
    key: oklch(0.82, 0.03, 210),
    keyShare: 0.14,
    shadow: oklch(0.22, 0.04, 262),
    level: 0.66,
    lift: 0.04,
    chroma: 0.66,
    contrast: 0.95,
    darkness: 0.5,
  },
  indoor: {
    skies: [
      stops([0.78, 0.05, 75], [0.82, 0.05, 75], [0.86, 0.045, 78]),
      stops([0.72, 0.045, 165], [0.77, 0.045, 165], [0.82, 0.04, 160]),
      stops([0.74, 0.05, 20], [0.79, 0.05, 25], [0.84, 0.045, 35]),
    ],
    key: oklch(0.94, 0.08, 80),
    keyShare: 0.14,
    shadow: oklch(0.36, 0.06, 320),
    level: 0.95,
    lift: 0.01,
    chroma: 0.95,
    contrast: 0.95,
    darkness: 0.1,
  },
  space: {
    skies: [
      stops([0.15, 0.05, 285], [0.2, 0.075, 295], [0.28, 0.1, 318]),
      stops([0.14, 0.045, 250], [0.19, 0.06, 245], [0.29, 0.075, 205]),
    ],
    key: oklch(0.9, 0.05, 90),
    keyShare: 0.08,
    shadow: oklch(0.17, 0.07, 288),
    level: 0.9,
    lift: 0.02,
    chroma: 0.95,
    contrast: 1.2,
    darkness: 0.9,
  },
  deep: {
    skies: [
      stops([0.8, 0.09, 200], [0.58, 0.105, 222], [0.36, 0.095, 248]),
      stops([0.82, 0.09, 180], [0.6, 0.1, 202], [0.37, 0.085, 232]),
    ],
    key: oklch(0.9, 0.09, 190),
    keyShare: 0.07,
    shadow: oklch(0.26, 0.08, 250),
    level: 0.92,
    lift: 0.05,
    chroma: 0.9,
    contrast: 0.9,
    darkness: 0.3,
  },
};

/** @param palette any whole number; chooses among the skies of that time */
export function createLight(time: TimeOfDay, palette: number): Light {
  const { skies, ...table } = LIGHTS[time];
  const sky = skies[palette % skies.length] ?? skies[0];
  return { ...table, time, sky, haze: mix(sky[2], sky[1], 0.25) };
}

/** The sky of another colour by the prompt's wish ("a purple sky"); lightness still follows the time. */
export function withSkyColour(light: Light, colour: Colour): Light {
  const sky = light.sky.map((stop) => ({
    l: stop.l * 0.75 + colour.l * 0.25,
    a: colour.a * 0.85 + stop.a * 0.15,
    b: colour.b * 0.85 + stop.b * 0.15,
  }));
  const [zenith, middle, horizon] = [sky[0] ?? colour, sky[1] ?? colour, sky[2] ?? colour];
  return { ...light, sky: [zenith, middle, horizon], haze: mix(horizon, middle, 0.25) };
}

/** A local colour under this light at a distance: 0 near, 1 at the horizon. */
export function grade(light: Light, local: Colour, distance = 0): Colour {
  const lit = mix(
    { l: local.l * light.level + light.lift, a: local.a * light.chroma, b: local.b * light.chroma },
    { ...light.key, l: local.l * light.level + light.lift + 0.02 },
    light.keyShare * 0.55,
  );
  return mix(lit, light.haze, distance * 0.82);
}

/** A tone of a form: 2 rim, 1 lit, 0 local, -1 shadow, -2 deep shadow. Hue shifts with it. */
export function tone(light: Light, graded: Colour, step: number): Colour {
  if (step > 0)
    return mix(
      adjust(graded, 0.055 * step * light.contrast),
      { ...light.key, l: Math.min(1, graded.l + 0.07 * step) },
      0.14 * step,
    );
  const depth = -step;
  return mix(adjust(graded, -0.065 * depth * light.contrast), light.shadow, 0.13 * depth);
}
