import { fromHex, mix, oklch, toHex } from "../colour/colour.ts";
import type { SceneSubject } from "../scene/scene.ts";
import type { Stage } from "../scene/stage.ts";
import { createBrush } from "../subjects/subject.ts";
import type { Brush, BrushOptions, Subject } from "../subjects/subject.ts";
import { findSubject } from "../subjects/subjects.ts";
import { box, circle, ellipse, group, n, path } from "../svg/shapes.ts";
import { findPlace } from "../places/places.ts";
import { drawDress } from "../scene/dress.ts";
import { drawWeather } from "../scene/draw-weather.ts";
import { drawGround } from "./draw-ground.ts";
import { layOut } from "./layout.ts";
import type { Layout, Standing } from "./layout.ts";
import { MODELS } from "./models.ts";
import type { Kit, Model } from "./model.ts";
import { plant } from "./scenery.ts";
import { block, shade } from "./solids.ts";
import type { Space } from "./space.ts";

/** A sheet of the sky's colour, lighter round the middle, with stars by night and the ground's shadow below. */
function backdrop(stage: Stage, space: Space): string {
  const { width, outerHeight: height, light, scene } = stage;
  const [zenith, middle, horizon] = light.sky;
  const fill = stage.vertical([
    [0, toHex(mix(zenith, middle, 0.45))],
    [0.6, toHex(mix(middle, horizon, 0.5))],
    [1, toHex(horizon)],
  ]);
  const random = stage.random("iso stars");
  let stars = "";
  for (let star = 0; scene.sky.stars && star < 90; star++)
    stars += circle(
      [random.between(0, width), random.between(0, height)],
      random.between(0.8, 2.6),
      "#fff3d6",
    );
  const [cx, cy] = space.project(space.size / 2, space.size / 2, -1.5);
  const wide = space.size * space.half;
  const dark = toHex(light.shadow);
  const below = stage.radial([
    [0, dark, 0.42],
    [0.6, dark, 0.26],
    [1, dark, 0],
  ]);
  return (
    box([0, 0], [width, height], fill) +
    group(stars, 'fill-opacity="0.8"') +
    ellipse([cx, cy], [wide * 1.08, wide * 0.56], below)
  );
}

function luminary(stage: Stage): string {
  const { scene, width, height } = stage;
  if (scene.place === "room" || scene.place === "tabletop" || scene.place === "underwater") return "";
  const at = [width * (0.5 + scene.lightFrom * 0.38), height * 0.11] as const;
  if (scene.sky.moon !== "none") {
    const face = toHex(oklch(0.94, 0.035, 92));
    if (scene.sky.moon === "full") return circle(at, 52, face);
    const inner = scene.sky.moon === "half" ? 1500 : 66;
    const edge = `M${n(at[0])} ${n(at[1] - 52)}A52 52 0 0 1 ${n(at[0])} ${n(at[1] + 52)}A${inner} ${inner} 0 0 0 ${n(at[0])} ${n(at[1] - 52)}Z`;
    return path(edge, face, `transform="rotate(-24 ${n(at[0])} ${n(at[1])})"`);
  }
  if (!scene.sky.sun) return "";
  const fill = toHex(oklch(0.92, 0.12, 88));
  return circle(at, 84, fill).replace("/>", ' fill-opacity="0.25"/>') + circle(at, 54, fill);
}

/** Clouds hang over the ground and shade it. */
function clouds(stage: Stage, space: Space): string {
  const { scene } = stage;
  if (!scene.sky.clouds || scene.place === "room" || scene.place === "tabletop" || scene.place === "skies")
    return "";
  const heavy = scene.weather.length > 0 && !scene.weather.includes("fog");
  const white = mix(fromHex(heavy ? "#aeb6c2" : "#fbfcfe"), stage.light.sky[1], stage.light.darkness * 0.5);
  let drawn = "";
  for (let index = 0; index < (heavy ? 4 : 3); index++) {
    const random = stage.random(`iso cloud ${index}`);
    const along = (index + 0.5 + scene.lightFrom * random.between(0.05, 0.3)) / (heavy ? 4 : 3);
    const [x, y] = [space.size * (1.04 - along), space.size * along - 0.4];
    const [cx, cy] = space.project(x - 1, y - 1, space.size * random.between(0.42, 0.64));
    const r = space.half * random.between(0.42, 0.6);
    const foot = toHex(mix(white, stage.light.shadow, 0.14));
    const puff = ([dx, dy]: readonly [number, number], size: number, fill: string): string =>
      ellipse([cx + dx * r, cy + dy * r], [size * r, size * r * 0.8], fill);
    drawn +=
      puff([-1.1, 0.24], 0.8, foot) +
      puff([0, 0.3], 1.1, foot) +
      puff([1.1, 0.24], 0.75, foot) +
      puff([-1, 0], 0.72, toHex(white)) +
      puff([0.1, -0.3], 1, toHex(white)) +
      puff([1, 0.05], 0.66, toHex(white));
  }
  return drawn;
}

function brushOptions(
  stage: Stage,
  { element, asked }: { element: string; asked?: SceneSubject },
): BrushOptions {
  return {
    seed: stage.scene.seed,
    element,
    light: stage.light,
    lightFrom: stage.scene.lightFrom,
    facing: 1,
    distance: 0,
    season: stage.scene.season,
    colours: asked?.colours ?? [],
    word: asked?.asked,
    wears: asked?.wears,
  };
}

function brushFor(stage: Stage, subject: Subject, what: { element: string; asked?: SceneSubject }): Brush {
  return createBrush(subject, brushOptions(stage, what));
}

/** The same ground, but larger or smaller round one of its points, and raised. */
function scaled(
  space: Space,
  { x: x0, y: y0, z: z0 }: Pick<Standing, "x" | "y" | "z">,
  scale: number,
): Space {
  return {
    ...space,
    half: space.half * scale,
    project: (x, y, z = 0) => space.project(x0 + (x - x0) * scale, y0 + (y - y0) * scale, z0 + z * scale),
  };
}

interface Built {
  model: Model;
  brush: Brush;
  x: number;
  y: number;
  name: string;
}

function build(stage: Stage, space: Space, { model, brush, x, y, name }: Built): string {
  const kit: Kit = {
    space,
    brush,
    random: stage.random(`model ${name}`),
    shadow: toHex(mix(stage.light.shadow, fromHex(stage.paint("#6f8f4a")), 0.2)),
  };
  return model.build(kit, x, y);
}

/** What has no model stands on its tile as it is drawn elsewhere, over a shadow that lies along the ground. */
function stood(
  stage: Stage,
  space: Space,
  { thing, subject }: { thing: Standing; subject: Subject },
): string {
  const options = brushOptions(stage, { element: `${subject.name} ${thing.index}`, asked: thing.subject });
  const brush = createBrush(subject, options);
  const { x, y, z, tall } = thing;
  const { realm } = thing.subject;
  const unit = (tall * space.half * 1.118) / 100;
  // A head without a body stands on a plinth.
  const plinth = subject.bust ? tall * 0.3 : 0;
  const [footX, footY] = space.project(x, y, z + plinth);
  const held = thing.subject.holds === undefined ? undefined : findSubject(thing.subject.holds);
  const hand = subject.hand;
  const inHand =
    held && hand
      ? `<g transform="translate(${n(hand[0])} ${n(hand[1])}) scale(0.420)">${held.draw(brushFor(stage, held, { element: `${held.name} 0`, asked: stage.scene.subjects.find(({ name }) => name === held.name) }))}</g>`
      : "";
  const drawn = `<g transform="translate(${n(footX)} ${n(footY)}) scale(${unit.toFixed(4)})">${subject.draw(brush)}${drawDress(subject, thing.subject.dress, options)}${inHand}</g>`;
  const wide = ((tall * subject.aspect) / 3.1) * (subject.foot ?? 1) * (realm === "air" ? 0.8 : 1);
  const ground = realm === "air" || realm === "deep" ? 0 : z;
  const side = tall * 0.56;
  const stone = block(space, { x: x - side / 2, y: y - side / 2, z, w: side, d: side, h: plinth }, (step) =>
    stage.paint("#b9b2a8", 0, step),
  );
  return (
    shade(space, { x, y, z: ground, r: Math.max(0.12, wide) }, toHex(stage.light.shadow)) +
    (plinth > 0 ? stone : "") +
    drawn
  );
}

function drawThing(stage: Stage, { space }: Layout, thing: Standing): string {
  const subject = findSubject(thing.subject.name);
  if (!subject) return "";
  const model = MODELS.get(subject.name);
  if (!model) return stood(stage, space, { thing, subject });
  const name = `${subject.name} ${thing.index}`;
  const brush = brushFor(stage, subject, { element: name, asked: thing.subject });
  const { x, y, scale } = thing;
  return build(stage, scaled(space, thing, scale), { model, brush, x, y, name });
}

/** The block of ground and what stands on it, on nothing. */
export function drawBlock(stage: Stage): string {
  const layout = layOut(stage.scene);
  const { space, things } = layout;
  const standing = things.map((thing) => ({
    depth: thing.x + thing.y + thing.z * 0.02,
    svg: drawThing(stage, layout, thing),
  }));
  const planted = plant(stage.scene, layout).map(({ model, named, x, y, name }) => {
    const subject = findSubject(named) ?? findSubject("house");
    const brush = subject && brushFor(stage, subject, { element: name });
    return { depth: x + y, svg: brush ? build(stage, space, { model, brush, x, y, name }) : "" };
  });
  const sorted = [...standing, ...planted].toSorted((one, other) => one.depth - other.depth);
  return drawGround(stage, space) + sorted.map(({ svg }) => svg).join("");
}

/** The scene as a cut-out block of ground in 2:1 projection, with what the prompt names standing on its tiles. */
export function drawIsometric(stage: Stage): string {
  const { space } = layOut(stage.scene);
  return (
    backdrop(stage, space) +
    luminary(stage) +
    drawBlock(stage) +
    clouds(stage, space) +
    (findPlace(stage.scene.place).outdoors ? drawWeather(stage) : "")
  );
}
