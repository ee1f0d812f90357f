import { fromHex, mix } from "../colour/colour.ts";
import { n, path } from "../svg/shapes.ts";
import type { Stage } from "../scene/stage.ts";
import type { Setting, Standing } from "./place.ts";
import { groundColour } from "./terrain.ts";
import { tuft } from "./tufts.ts";

/** Land in the sea for whatever needs firm ground: a grassy cliff on the focus's side. */
export function headlandStanding({ focus, groundCount, horizon }: Setting): Standing {
  const reach = Math.min(0.9, 0.46 + groundCount * 0.05);
  const near = Math.min(0.86, horizon + 0.2);
  const far = near - 0.045;
  if (focus === "right") return { left: 1 - reach + 0.08, right: 0.95, near, far };
  return { left: 0.05, right: reach - 0.08, near, far };
}

interface Outline {
  edge: [number, number][];
  top: number;
  tip: number;
  flip: (x: number) => number;
}

function outline(stage: Stage, setting: Setting): Outline {
  const random = stage.random("headland");
  const { near, left, right } = headlandStanding(setting);
  const onRight = setting.focus === "right";
  const flip = (x: number): number => (onRight ? stage.width - x : x);
  const reach = (onRight ? 1 - left : right) * stage.width + stage.width * 0.07;
  const top = near * stage.height - 34;
  const edge: [number, number][] = [];
  const steps = 7;
  for (let step = 0; step <= steps; step++) {
    const share = step / steps;
    const inward = (step % 2 === 0 ? -1 : 1) * random.between(6, 24) + share * share * -30;
    edge.push([
      reach + 26 + inward - Math.sqrt(share) * 40 + share * 90,
      top + 26 + share * (stage.height - top),
    ]);
  }
  return { edge, top, tip: reach + 10, flip };
}

function trace(list: readonly (readonly [number, number])[], flip: (x: number) => number): string {
  return list.map(([x, y]) => `${n(flip(x))} ${n(y)}`).join("L");
}

function facets(stage: Stage, shape: Outline, rock: string): string {
  const random = stage.random("facets");
  let [dark, light] = ["", ""];
  for (let index = 0; index < 26; index++) {
    const y = shape.top + 50 + random.next() * (stage.height - shape.top);
    const x = random.between(-20, shape.tip + 20);
    const [wide, tall] = [random.between(24, 90), random.between(40, 120)];
    const facet = `M${trace(
      [
        [x, y],
        [x + wide, y + random.between(-8, 18)],
        [x + wide * 0.7, y + tall],
        [x + wide * 0.1, y + tall * 0.7],
      ],
      shape.flip,
    )}Z`;
    if (random.chance(0.6)) dark += facet;
    else light += facet;
  }
  return (
    path(dark, stage.paint(rock, 0, -1.4), 'fill-opacity="0.5"') +
    path(light, stage.paint(rock, 0, 0.8), 'fill-opacity="0.4"')
  );
}

/** The cliff: rock face, grassy top, surf at its foot. */
export function drawHeadland(stage: Stage, setting: Setting): string {
  const shape = outline(stage, setting);
  const rock = stage.scene.colourOf["cliff"] ?? "#8d7b6c";
  const grass = groundColour(stage, "#7f9f52");
  const { edge, top, tip, flip } = shape;
  const face = `M${trace([[-20, top], [tip, top + 8], ...edge, [-20, stage.height + 20]], flip)}Z`;
  const random = stage.random("headland grass");
  let hem = `M${n(flip(-20))} ${n(top + 4)}Q${n(flip(tip * 0.5))} ${n(top - 16)} ${n(flip(tip))} ${n(top + 6)}Q${n(flip(tip + 22))} ${n(top + 14)} ${n(flip(tip + 14))} ${n(top + 34)}`;
  for (let x = tip; x > -40; x -= random.between(26, 60)) {
    hem += `Q${n(flip(x))} ${n(top + random.between(56, 78))} ${n(flip(x - 24))} ${n(top + random.between(36, 50))}`;
  }
  let tufts = "";
  for (let x = 10; x < tip; x += random.between(18, 50))
    tufts += tuft(random, [flip(x), top + random.between(6, 40)], random.between(10, 22));
  const id = `h${stage.defs.length}`;
  stage.defs.push(`<clipPath id="${id}"><path d="${face}"/></clipPath>`);
  return (
    path(
      face,
      stage.vertical([
        [0, stage.paint(rock, 0, 0.2)],
        [1, stage.paint(rock, 0, -1.5)],
      ]),
    ) +
    `<g clip-path="url(#${id})">${facets(stage, shape, rock)}</g>` +
    path(
      `${hem}L${n(flip(-60))} ${n(top + 40)}Z`,
      stage.vertical([
        [0, stage.paint(mix(grass, fromHex("#f2dd8c"), 0.15), 0, 0.3)],
        [1, stage.paint(grass, 0, -0.9)],
      ]),
    ) +
    path(tufts, stage.paint(grass, 0, -1.2))
  );
}
