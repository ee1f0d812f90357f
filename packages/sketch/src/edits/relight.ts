import type { TimeOfDay } from "../colour/light.ts";
import { compositeOver } from "../raster/composite-over.ts";
import { rasterize } from "../raster/rasterize.ts";
import type { Pixels } from "../request.ts";
import { planScene } from "../scene/plan-scene.ts";
import { weatherSvg } from "../scene/scene-svg.ts";
import type { EditOperation, Instruction } from "./operation.ts";

type Triple = readonly [red: number, green: number, blue: number];

// What a time does to daylight: factors and offsets of red, green and blue, and of saturation.
const GRADES: Readonly<
  Partial<Record<TimeOfDay, readonly [gain: Triple, lift: Triple, saturation: number]>>
> = {
  dawn: [[1.02, 0.94, 0.98], [18, 8, 14], 0.88],
  noon: [[1.08, 1.08, 1.05], [10, 10, 8], 1.1],
  sunset: [[1.1, 0.9, 0.72], [18, 2, 4], 1.1],
  dusk: [[0.68, 0.62, 0.84], [8, 2, 20], 0.85],
  night: [[0.34, 0.42, 0.62], [2, 6, 22], 0.6],
  overcast: [[0.86, 0.88, 0.9], [12, 12, 14], 0.6],
  storm: [[0.58, 0.62, 0.68], [6, 8, 12], 0.55],
};

function timeAsked({ reading }: Instruction): TimeOfDay | undefined {
  if (reading.weather.includes("storm")) return "storm";
  if (reading.time) return reading.time;
  return reading.weather.length > 0 ? "overcast" : undefined;
}

function graded(picture: Pixels, [gain, lift, saturation]: readonly [Triple, Triple, number]): Pixels {
  const data = picture.data.slice();
  for (let at = 0; at < data.length; at += 4) {
    const grey = 0.2126 * (data[at] ?? 0) + 0.7152 * (data[at + 1] ?? 0) + 0.0722 * (data[at + 2] ?? 0);
    for (let channel = 0; channel < 3; channel++) {
      const value = grey + ((data[at + channel] ?? 0) - grey) * saturation;
      data[at + channel] = Math.max(
        0,
        Math.min(255, Math.round(value * (gain[channel] ?? 1) + (lift[channel] ?? 0))),
      );
    }
  }
  return { ...picture, data };
}

/** "Make it night", "let it rain": the light of another hour over what is there, and the weather before it. */
export const relight: EditOperation = {
  name: "relight",
  apply(instruction, { initImage, request }) {
    const { reading, prompt } = instruction;
    if (reading.subjects.length > 0 || reading.places.length > 0 || reading.lettering.length > 0)
      return undefined;
    if (Object.keys(reading.partColours).length > 0 || Object.keys(reading.sky).length > 0) return undefined;
    const time = timeAsked(instruction);
    const grade = time && GRADES[time];
    if (!grade) return undefined;
    const painted = graded(initImage, grade);
    const scene = planScene(prompt, request);
    if (reading.weather.length > 0) compositeOver(painted, rasterize(weatherSvg(scene), scene));
    return {
      painted,
      blend: true,
      drew: [`${time} light`, ...reading.weather],
      notDrawn: reading.notDrawn,
      warnings: [],
    };
  },
};
