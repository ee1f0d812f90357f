import { fromHex, mix } from "../colour/colour.ts";
import type { Stage } from "../scene/stage.ts";
import { peak } from "./peak.ts";
import type { Place, Prop } from "./place.ts";
import { drawRidge, groundColour } from "./terrain.ts";
import { nearGrass, scatteredTufts } from "./tufts.ts";

function back(stage: Stage): string {
  const random = stage.random("peaks");
  const ground = groundColour(stage, "#7c9f5c");
  const count = 3 + Math.min(12, Math.round(stage.width / 700));
  let far = "";
  let near = "";
  for (let index = 0; index < count; index++) {
    const x = stage.width * ((index + random.between(0.15, 0.85)) / count);
    const tall = stage.horizon * random.between(0.42, 0.66);
    far += peak(stage, `far peak ${index}`, {
      x: x + random.between(-90, 90),
      y: stage.horizon + 26,
      height: tall * 0.78,
      half: tall * random.between(0.75, 0.95),
      distance: 0.72,
    });
    if (index % 2 === 0)
      near += peak(stage, `near peak ${index}`, {
        x,
        y: stage.horizon + 50,
        height: tall * 1.12,
        half: tall * random.between(0.8, 1.05),
        distance: 0.42,
      });
  }
  const depth = stage.height - stage.horizon;
  const foothills = [0, 1, 2].map((layer) =>
    drawRidge(stage, {
      element: `foothill ${layer}`,
      y: stage.horizon + depth * (0.04 + layer * 0.22),
      swing: depth * 0.09,
      wave: 380 + layer * 140,
      fill: stage.vertical([
        [0, stage.paint(mix(ground, fromHex("#4f7f62"), 0.5 - layer * 0.2), 0.46 - layer * 0.18)],
        [1, stage.paint(ground, 0.3 - layer * 0.12, -0.8)],
      ]),
    }),
  );
  return far + near + foothills.join("") + scatteredTufts(stage, "#7c9f5c", 40);
}

function props(stage: Stage): Prop[] {
  const random = stage.random("mountain pines");
  return Array.from({ length: 13 + Math.min(12, Math.round(stage.width / 300)) }, (_, index): Prop => {
    const depth = random.between(0.1, 0.42);
    const y = stage.scene.horizon + (1 - stage.scene.horizon) * depth;
    return {
      subject: "pine",
      x: random.next(),
      y,
      height: 0.05 + depth * 0.22,
      facing: 1,
      distance: 0.55 - depth * 0.7,
      name: `mountain pine ${index}`,
    };
  });
}

export const mountains: Place = {
  name: "mountains",
  words: [
    "mountain",
    "mountain range",
    "alps",
    "peak",
    "summit",
    "highland",
    "snowy mountain",
    "mountain landscape",
    "mountain valley",
    "volcano",
    "hilltop",
  ],
  surface: "grass",
  outdoors: true,
  horizon: [0.5, 0.6],
  standing: ({ horizon }) => ({ left: 0.06, right: 0.94, near: 0.93, far: horizon + 0.16 }),
  props,
  back,
  front: (stage) => nearGrass(stage, "#7c9f5c"),
};
