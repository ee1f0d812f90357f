import type { Pixels } from "../request.ts";
import type { Recipe } from "./recipe.ts";

interface Grade {
  told: string;
  /** Factor and offset for red, green, blue. */
  gain: readonly [number, number, number];
  lift: readonly [number, number, number];
  saturation: number;
}

const GRADES: readonly [Grade, ...Grade[]] = [
  { told: "warm evening light", gain: [1.06, 0.98, 0.84], lift: [14, 3, -2], saturation: 1.08 },
  { told: "cool morning light", gain: [0.92, 0.99, 1.06], lift: [0, 5, 14], saturation: 0.95 },
  { told: "bright midday light", gain: [1.08, 1.08, 1.04], lift: [10, 10, 8], saturation: 1.12 },
  { told: "dusk", gain: [0.78, 0.74, 0.9], lift: [4, 0, 18], saturation: 0.92 },
  { told: "autumn colours", gain: [1.1, 0.96, 0.8], lift: [4, 0, 2], saturation: 1.2 },
  { told: "faded print", gain: [0.9, 0.9, 0.88], lift: [18, 16, 18], saturation: 0.8 },
  { told: "spring green", gain: [0.96, 1.05, 0.94], lift: [2, 8, 2], saturation: 1.14 },
  { told: "rose light", gain: [1.05, 0.94, 1], lift: [12, 2, 10], saturation: 1.02 },
];

/** Grades a picture; `strength` 0..1.3. */
function grade(picture: Pixels, how: Grade, strength: number): Pixels {
  const data = picture.data.slice();
  for (let at = 0; at < data.length; at += 4) {
    const grey = 0.2126 * (data[at] ?? 0) + 0.7152 * (data[at + 1] ?? 0) + 0.0722 * (data[at + 2] ?? 0);
    for (let channel = 0; channel < 3; channel++) {
      const value = data[at + channel] ?? 0;
      const saturated = grey + (value - grey) * how.saturation;
      const lit = saturated * (how.gain[channel] ?? 1) + (how.lift[channel] ?? 0);
      data[at + channel] = Math.max(0, Math.min(255, Math.round(value + (lit - value) * strength)));
    }
  }
  return { ...picture, data };
}

/** Another light or season over the same things. */
export const relight: Recipe = {
  name: "relight",
  apply(picture, random) {
    const how = random.pick(GRADES);
    return { image: grade(picture, how, random.between(0.55, 0.9)), told: how.told };
  },
};
