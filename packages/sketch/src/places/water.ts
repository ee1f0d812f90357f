import { fromHex, mix, toHex } from "../colour/colour.ts";
import { luminaryAt } from "../scene/draw-sky.ts";
import { box, n, path } from "../svg/shapes.ts";
import type { Stage } from "../scene/stage.ts";

/** A thin lens of light or dark on the water. */
function ripple(x: number, y: number, half: number): string {
  const thick = half * 0.06 + 0.7;
  return `M${n(x - half)} ${n(y)}Q${n(x)} ${n(y - thick)} ${n(x + half)} ${n(y)}Q${n(x)} ${n(y + thick)} ${n(x - half)} ${n(y)}Z`;
}

function ripples(stage: Stage, element: string, count: number): string {
  const random = stage.random(element);
  const depth = stage.height - stage.horizon;
  let data = "";
  for (let index = 0; index < count; index++) {
    const near = random.next();
    const y = stage.horizon + depth * (0.015 + 0.985 * near * near);
    data += ripple(random.between(-30, stage.width + 30), y, random.between(14, 40) + near * near * 110);
  }
  return data;
}

/** The path of light the sun or moon lays on the water. */
function glitter(stage: Stage): string {
  const { sky } = stage.scene;
  if (!sky.sun && sky.moon === "none") return "";
  const random = stage.random("glitter");
  const [x] = luminaryAt(stage);
  const depth = stage.height - stage.horizon;
  let data = "";
  for (let index = 0; index < 46; index++) {
    const near = (index + random.next()) / 46;
    const spread = 26 + near * 130;
    data += ripple(
      x + random.between(-1, 1) * random.between(0.1, 1) * spread,
      stage.horizon + depth * near * near + 3,
      random.between(8, 30) + near * 42,
    );
  }
  return path(data, toHex(mix(stage.light.key, fromHex("#fffdf2"), 0.5)), 'fill-opacity="0.6"');
}

/** A water surface from the horizon to the bottom edge, mirroring the sky's light. */
export function drawWater(stage: Stage, colour: string): string {
  const local = fromHex(stage.scene.colourOf["sea"] ?? stage.scene.colourOf["lake"] ?? colour);
  const { light } = stage;
  const far = mix(light.sky[2], local, 0.28);
  const deep = fromHex(stage.paint(local, 0, -0.8));
  const stops = [
    [0, toHex(far)],
    [0.3, toHex(mix(far, deep, 0.5))],
    [1, toHex(deep)],
  ] as const;
  const rough =
    stage.scene.weather.includes("storm") || stage.scene.weather.includes("wind")
      ? 2.1
      : stage.scene.mood.includes("calm")
        ? 0.7
        : 1.1;
  const count = Math.round(Math.min(6, stage.width / 1000) * 46 * rough * stage.scene.detail);
  return (
    box([0, stage.horizon], [stage.width, stage.height - stage.horizon], stage.vertical(stops)) +
    path(ripples(stage, "dark ripples", count), stage.paint(local, 0, -1.7), 'fill-opacity="0.3"') +
    path(
      ripples(stage, "light ripples", count),
      toHex(mix(light.sky[2], light.sky[1], 0.3)),
      'fill-opacity="0.42"',
    ) +
    glitter(stage)
  );
}
