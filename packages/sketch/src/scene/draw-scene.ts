import { fromHex, mix, toHex } from "../colour/colour.ts";
import type { Light } from "../colour/light.ts";
import { ellipse, group, n, path } from "../svg/shapes.ts";
import { findPlace } from "../places/places.ts";
import { tuft } from "../places/tufts.ts";
import { groundColour } from "../places/terrain.ts";
import { createBrush } from "../subjects/subject.ts";
import { findSubject } from "../subjects/subjects.ts";
import { drawSky } from "./draw-sky.ts";
import { drawSkyWeather, drawWeather } from "./draw-weather.ts";
import { drawDress } from "./dress.ts";
import type { SceneSubject, Spot } from "./scene.ts";
import type { Stage } from "./stage.ts";

/** One thing to draw at a spot: a subject of the prompt or a prop of the place. */
export interface Actor {
  subject: string;
  colours: readonly string[];
  /** The prompt's word for it, and what it has on. */
  word?: string;
  wears?: string;
  dress?: SceneSubject["dress"];
  /** Made of glass: what is behind it shows through. */
  clear: boolean;
  spot: Spot;
  grounded: boolean;
  afloat: boolean;
  /** A prop of the place, not something the prompt named. */
  scenery: boolean;
}

function actorsOf(stage: Stage): Actor[] {
  const { scene } = stage;
  const actors = scene.subjects.flatMap((subject) =>
    subject.spots.map((spot): Actor => ({
      subject: subject.name,
      colours: subject.colours,
      word: subject.asked,
      wears: subject.wears,
      dress: subject.dress,
      clear: subject.material === "glass" || subject.material === "crystal",
      spot,
      grounded:
        subject.realm === "ground" &&
        (subject.on === undefined || spot.order === undefined) &&
        !scene.subjects.some((other) => other.holds === subject.name),
      afloat: subject.realm === "water",
      scenery: false,
    })),
  );
  const props = findPlace(scene.place).props?.(stage) ?? [];
  const scenery = props.map((prop): Actor => ({
    subject: prop.subject,
    colours: prop.colours ?? [],
    clear: false,
    spot: prop,
    grounded: true,
    afloat: false,
    scenery: true,
  }));
  return [...scenery, ...actors].toSorted(
    (one, other) => (one.spot.order ?? one.spot.y) - (other.spot.order ?? other.spot.y),
  );
}

function shadow(stage: Stage, actor: Actor, half: number): string {
  const { spot } = actor;
  const [x, y] = [spot.x * stage.width, spot.y * stage.height];
  const dark = toHex(mix(stage.light.shadow, fromHex(stage.paint(groundColour(stage, "#86ad55"))), 0.25));
  const side = -stage.scene.lightFrom;
  const cast = path(
    `M${n(x - half * 0.8)} ${n(y)}Q${n(x)} ${n(y + half * 0.16)} ${n(x + half * 0.8)} ${n(y)}L${n(x + side * half * 2.3 + half * 0.3)} ${n(y + half * 0.28)}Q${n(x + side * half * 2.2)} ${n(y + half * 0.5)} ${n(x + side * half * 1.9 - half * 0.4)} ${n(y + half * 0.32)}Z`,
    dark,
    'fill-opacity="0.2"',
  );
  return (
    (stage.light.darkness < 0.8 ? cast : "") +
    group(ellipse([x, y], [half, half * 0.17], dark), 'fill-opacity="0.42"')
  );
}

function reflection(
  stage: Stage,
  drawn: string,
  place: { x: number; y: number; scale: string; half: number },
): string {
  const { x, y, half } = place;
  const waterline = toHex(mix(stage.light.sky[2], stage.light.key, 0.3));
  const flipped = `<g transform="translate(${n(x)} ${n(y + 1)}) ${place.scale} scale(1 -0.55)" opacity="0.26">${drawn}</g>`;
  return (
    flipped +
    group(ellipse([x, y + half * 0.05], [half * 1.15, half * 0.055], waterline), 'fill-opacity="0.55"')
  );
}

function feet(stage: Stage, actor: Actor, half: number): string {
  const { surface } = findPlace(stage.scene.place);
  const random = stage.random(`feet ${actor.spot.name}`);
  const [x, y] = [actor.spot.x * stage.width, actor.spot.y * stage.height];
  if (stage.scene.season === "winter" && surface !== "floor")
    return group(
      ellipse(
        [x, y + half * 0.08],
        [half * 1.05, half * 0.1],
        stage.paint("#eef3f8", actor.spot.distance, 0.2),
      ),
      'fill-opacity="0.9"',
    );
  if (surface !== "grass" && surface !== "water") return "";
  let data = "";
  for (let blade = 0; blade < 5; blade++)
    data += tuft(
      random,
      [x + random.between(-1, 1) * half, y + half * 0.1 + random.between(0, 4)],
      Math.max(5, half * random.between(0.14, 0.26)),
    );
  return path(data, stage.paint(groundColour(stage, "#86ad55"), actor.spot.distance, -1));
}

/** In the dark, what the picture is about catches more of the light than what stands round it. */
function spotlit(light: Light): Light {
  return light.darkness > 0.5
    ? { ...light, level: light.level * 1.2, chroma: Math.max(light.chroma, 0.98) }
    : light;
}

/** A subject at its spot with its shadow, reflection and what overlaps its feet. */
function drawActor(stage: Stage, actor: Actor): string {
  const subject = findSubject(actor.subject);
  if (!subject) return "";
  const { spot } = actor;
  const options = {
    seed: stage.scene.seed,
    element: spot.name,
    light: actor.scenery ? stage.light : spotlit(stage.light),
    lightFrom: stage.scene.lightFrom,
    facing: spot.facing,
    distance: spot.distance,
    season: stage.scene.season,
    colours: actor.colours,
    word: actor.word,
    wears: actor.wears,
    sits: spot.sits,
  };
  const brush = createBrush(subject, options);
  const bust = actor.grounded ? (subject.bust?.(brush) ?? "") : "";
  const drawn = bust + subject.draw(brush) + drawDress(subject, actor.dress, options);
  const unit = spot.height * 10; // a subject is 100 units high, the short side 1000
  const scale = `scale(${(unit * spot.facing).toFixed(4)} ${unit.toFixed(4)})`;
  const [x, y] = [spot.x * stage.width, spot.y * stage.height];
  const half = (unit * 100 * subject.aspect) / 2;
  const see = actor.clear ? ' opacity="0.66"' : "";
  const placed = `<g transform="translate(${n(x)} ${n(y)}) ${scale}"${see}>${drawn}</g>`;
  if (actor.afloat) return reflection(stage, drawn, { x, y, scale, half }) + placed;
  if (!actor.grounded || bust !== "") return placed;
  const foot = half * (subject.foot ?? 1);
  return shadow(stage, actor, foot) + placed + feet(stage, actor, foot);
}

/** What the prompt names, back to front, without its place. */
export function drawActors(stage: Stage): string {
  return actorsOf(stage)
    .filter(({ scenery }) => !scenery)
    .map((actor) => drawActor(stage, actor))
    .join("");
}

/** The picture's layers, back to front, without lettering. `unfinished` leaves out what lies before the subjects. */
export function drawScene(stage: Stage, unfinished = false): string {
  const place = findPlace(stage.scene.place);
  const sky = place.outdoors ? drawSky(stage) + drawSkyWeather(stage) : "";
  const actors = actorsOf(stage).map((actor) => drawActor(stage, actor));
  const front = unfinished ? "" : (place.front?.(stage) ?? "") + (place.outdoors ? drawWeather(stage) : "");
  return sky + place.back(stage) + actors.join("") + front;
}
