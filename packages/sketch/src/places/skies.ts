import { fromHex, mix, oklch, toHex } from "../colour/colour.ts";
import { n, path } from "../svg/shapes.ts";
import type { Stage } from "../scene/stage.ts";
import type { Place } from "./place.ts";

/** Banks of cloud that fill the lower part, seen from above. */
function banks(stage: Stage): string {
  const white = fromHex(stage.paint(oklch(0.97, 0.01, 90)));
  return [0, 1, 2, 3]
    .map((layer) => {
      const random = stage.random(`bank ${layer}`);
      const y = stage.horizon + (stage.height - stage.horizon) * (0.05 + layer * 0.25);
      let data = `M-80 ${n(stage.height + 20)}V${n(y)}`;
      for (let x = -80; x < stage.width + 80;) {
        const wide = random.between(70, 150) + layer * 40;
        data += `C${n(x)} ${n(y - wide * random.between(0.5, 0.8))} ${n(x + wide)} ${n(y - wide * random.between(0.5, 0.8))} ${n(x + wide)} ${n(y)}`;
        x += wide;
      }
      const tint = mix(white, stage.light.sky[2], 0.5 - layer * 0.14);
      return path(
        `${data}V${n(stage.height + 20)}Z`,
        stage.vertical([
          [0, toHex(tint)],
          [0.6, toHex(mix(tint, stage.light.sky[1], 0.35))],
          [1, toHex(mix(tint, stage.light.sky[1], 0.5))],
        ]),
      );
    })
    .join("");
}

export const skies: Place = {
  name: "skies",
  words: [
    "above the clouds",
    "in the sky",
    "in the clouds",
    "sea of clouds",
    "heaven",
    "the sky",
    "in the air",
  ],
  surface: "cloud",
  outdoors: true,
  horizon: [0.7, 0.78],
  standing: ({ horizon }) => ({ left: 0.1, right: 0.9, near: 0.94, far: horizon + 0.1 }),
  back: banks,
};
