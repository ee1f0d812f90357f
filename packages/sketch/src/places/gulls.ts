import type { Stage } from "../scene/stage.ts";
import { n } from "../svg/shapes.ts";

/** A few gulls far off over the water, by day and where the prompt names no bird of its own. */
export function farGulls(stage: Stage): string {
  const { light, scene } = stage;
  if (light.darkness > 0.6 || scene.subjects.some(({ realm }) => realm === "air")) return "";
  const random = stage.random("far gulls");
  const count = random.whole(2, 5);
  const x = stage.width * (scene.focus === "left" ? random.between(0.58, 0.8) : random.between(0.16, 0.4));
  let data = "";
  for (let gull = 0; gull < count; gull++) {
    const at = [x + random.between(-120, 120), stage.horizon * random.between(0.42, 0.74)] as const;
    const span = random.between(9, 19);
    data += `M${n(at[0] - span)} ${n(at[1] - span * 0.1)}Q${n(at[0] - span * 0.5)} ${n(at[1] - span * 0.62)} ${n(at[0])} ${n(at[1])}Q${n(at[0] + span * 0.5)} ${n(at[1] - span * 0.7)} ${n(at[0] + span)} ${n(at[1] - span * 0.2)}`;
  }
  return `<path d="${data}" fill="none" stroke="${stage.paint("#4a5566", 0.35)}" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"/>`;
}
