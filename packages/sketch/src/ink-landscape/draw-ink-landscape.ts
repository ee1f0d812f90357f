import { drawActors } from "../scene/draw-scene.ts";
import type { Stage } from "../scene/stage.ts";
import { box, ellipse } from "../svg/shapes.ts";
import type { Point } from "../svg/shapes.ts";
import { bankSide } from "./arrange-ink-landscape.ts";
import { drawBank, drawFarBirds, drawInkWater, drawPavilion, drawPine } from "./foreground.ts";
import { drawRange } from "./mountains.ts";
import { ink } from "./strokes.ts";

/** Sun or moon: paper left bare in a ring of thin ink. */
function disc(stage: Stage, side: 1 | -1): string {
  const { sky } = stage.scene;
  if (!sky.sun && sky.moon === "none") return "";
  const at: Point = [stage.width * (0.5 - side * 0.3), stage.height * 0.14];
  const halo = stage.radial([
    [0, ink(0), 1],
    [0.48, ink(0), 1],
    [0.5, ink(0.24), 0.9],
    [1, ink(0), 0],
  ]);
  return ellipse(at, [96, 96], halo);
}

function ranges(stage: Stage, shore: number): string {
  const { width, height } = stage;
  const tall = Math.min(height * 0.5, width * 0.62 + height * 0.12);
  const layers = height > width * 1.2 ? 6 : 5;
  let drawn = "";
  for (let layer = 0; layer < layers; layer++) {
    const near = layer / (layers - 1);
    const share = near === 1 ? 0.34 : layer === layers - 2 ? 1 : 0.62 + ((layer * 37) % 23) / 60;
    drawn += drawRange(stage, {
      element: `ink range ${layer}`,
      foot: height * 0.42 + (shore - height * 0.36) * near,
      tall: tall * share,
      near: near * 0.88,
    });
  }
  return drawn;
}

/** Roofs by the far shore: a row of them for a village, one alone now and then. */
function roofs(stage: Stage, shore: number, side: 1 | -1): string {
  const random = stage.random("ink roofs");
  const count = stage.scene.place === "village" ? 6 : random.chance(0.6) ? 1 : 0;
  const size = Math.min(stage.width, stage.height) * (count === 1 ? 0.06 : 0.075);
  let drawn = "";
  for (let roof = 0; roof < count; roof++) {
    const x = stage.width * (0.5 - side * 0.1) - side * roof * size * 1.35;
    const y = shore + random.between(6, 22);
    drawn += drawPavilion([x, y], size * random.between(0.8, 1.1), roof % 3 === 1 || count === 1 ? 2 : 1);
  }
  return drawn;
}

/**
 * Mountains and water in ink: ranges behind ranges with mist between them, a bank with a pine in front, the
 * subjects small before them. Drawn in greys, which the style's pass takes as amounts of ink.
 */
export function drawInkLandscape(stage: Stage): string {
  const { width, height, scene } = stage;
  const side = bankSide(scene);
  const shore = height * 0.7;
  const root: Point = [side === 1 ? width * 0.9 : width * 0.1, height * 0.89];
  const tall = Math.min(width, height) * stage.random("ink pine").between(0.34, 0.44);
  return (
    box([0, 0], [width, height], ink(0)) +
    disc(stage, side) +
    ranges(stage, shore) +
    roofs(stage, shore, side) +
    drawFarBirds(stage, side) +
    drawInkWater(stage, shore) +
    drawPine(stage, root, { height: tall, side: -side }) +
    drawBank(stage, side) +
    drawActors(stage)
  );
}
