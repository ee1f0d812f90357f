import { fromHex, mix } from "../colour/colour.ts";
import { n, path } from "../svg/shapes.ts";
import type { Point } from "../svg/shapes.ts";
import type { Random } from "../numbers/random.ts";
import type { Stage } from "../scene/stage.ts";
import { groundColour } from "./terrain.ts";

/** A tuft of grass blades as path data. */
export function tuft(random: Random, at: Point, size: number): string {
  let data = "";
  const blades = random.whole(3, 5);
  for (let blade = 0; blade < blades; blade++) {
    const lean = (blade / (blades - 1) - 0.5) * 1.5 + random.between(-0.15, 0.15);
    const height = size * random.between(0.7, 1.15) * (1 - Math.abs(lean) * 0.35);
    const foot = at[0] + lean * size * 0.35;
    data += `M${n(foot - size * 0.09)} ${n(at[1])}Q${n(foot + lean * size * 0.1)} ${n(at[1] - height * 0.6)} ${n(foot + lean * size * 0.62)} ${n(at[1] - height)}Q${n(foot + lean * size * 0.3)} ${n(at[1] - height * 0.4)} ${n(foot + size * 0.09)} ${n(at[1])}Z`;
  }
  return data;
}

/** Grass over the feet of what stands there, and over the bottom edge. */
export function nearGrass(stage: Stage, summer: string): string {
  if (stage.scene.season === "winter") return "";
  const random = stage.random("near grass");
  const ground = groundColour(stage, summer);
  const tones = [stage.paint(ground, 0, -1.6), stage.paint(mix(ground, fromHex("#e8d36a"), 0.18), 0, -0.8)];
  return tones
    .map((fill, row) => {
      let data = "";
      for (
        let x = random.between(-20, 20);
        x < stage.width + 20;
        x += random.between(12, 46) / stage.scene.detail
      ) {
        data += tuft(random, [x, stage.height + 6 + row * 4], random.between(34, 82) - row * 18);
      }
      return path(data, fill);
    })
    .join("");
}

/** Scattered tufts, smaller towards the horizon. */
export function scatteredTufts(stage: Stage, summer: string, count: number): string {
  const random = stage.random("tufts");
  const ground = groundColour(stage, summer);
  let [near, far] = ["", ""];
  for (let index = 0; index < count * stage.scene.detail; index++) {
    const depth = Math.sqrt(random.next());
    const y = stage.horizon + (stage.height - stage.horizon) * (0.12 + 0.88 * depth);
    const data = tuft(random, [random.between(0, stage.width), y], 7 + 21 * depth);
    if (depth > 0.6) near += data;
    else far += data;
  }
  return path(far, stage.paint(ground, 0.3, -0.8)) + path(near, stage.paint(ground, 0.05, -1.1));
}
