import { mix, oklch, toHex } from "../colour/colour.ts";
import { cosine, sine } from "../numbers/arithmetic.ts";
import { box, circle, ellipse, group, path } from "../svg/shapes.ts";
import type { Point } from "../svg/shapes.ts";
import { drawAurora } from "./draw-aurora.ts";
import { drawCloud } from "./draw-cloud.ts";
import { drawGalaxy } from "./draw-galaxy.ts";
import type { Stage } from "./stage.ts";

/** Where the sun or moon hangs: on the light's side, low at dawn and sunset. */
export function luminaryAt(stage: Stage): Point {
  const { scene, width, height, horizon } = stage;
  const random = stage.random("luminary");
  const low = scene.time === "dawn" || scene.time === "sunset" || scene.time === "dusk";
  const x = width * (0.5 + scene.lightFrom * random.between(0.14, 0.3));
  const y =
    low && scene.sky.moon === "none"
      ? horizon - height * random.between(0.02, 0.1)
      : horizon * random.between(0.24, 0.4);
  return [x, y];
}

function gradient(stage: Stage): string {
  const [zenith, middle, horizon] = stage.light.sky;
  const reach = Math.min(1, Math.max(0.35, stage.horizon / stage.height + 0.02));
  const fill = stage.vertical([
    [0, toHex(zenith)],
    [reach * 0.3, toHex(mix(zenith, middle, 0.45))],
    [reach * 0.62, toHex(middle)],
    [reach, toHex(horizon)],
  ]);
  return box([0, 0], [stage.width, stage.height], fill);
}

function stars(stage: Stage): string {
  const random = stage.random("stars");
  const count = Math.min(1600, Math.round(((stage.width * stage.horizon) / 5200) * stage.scene.detail));
  let drawn = "";
  for (let star = 0; star < count; star++) {
    const depth = random.next();
    const at: Point = [
      random.between(0, stage.width),
      random.next() * random.between(0.6, 1) * stage.horizon,
    ];
    const radius = 0.7 + depth * depth * 2.1;
    drawn += circle(at, radius, depth > 0.7 ? "#fff3d6" : "#dfe6ff");
    if (depth > 0.965)
      drawn += path(
        `M${at[0] - 11} ${at[1]}L${at[0]} ${at[1] - 1.4}L${at[0] + 11} ${at[1]}L${at[0]} ${at[1] + 1.4}ZM${at[0]} ${at[1] - 11}L${at[0] + 1.4} ${at[1]}L${at[0]} ${at[1] + 11}L${at[0] - 1.4} ${at[1]}Z`.replace(
          /\d+\.\d{3,}/g,
          (number) => Number(number).toFixed(2),
        ),
        "#fff6e0",
        'fill-opacity="0.8"',
      );
  }
  return group(drawn, 'fill-opacity="0.85"');
}

function glow(stage: Stage, { at, radius }: { at: Point; radius: number }, colour: string): string {
  const fill = stage.radial([
    [0, colour, 0.75],
    [0.25, colour, 0.4],
    [0.6, colour, 0.12],
    [1, colour, 0],
  ]);
  return circle(at, radius, fill);
}

function sun(stage: Stage): string {
  const at = luminaryAt(stage);
  const low = stage.scene.time !== "noon";
  const core = toHex(low ? oklch(0.93, 0.11, 82) : oklch(0.97, 0.08, 98));
  const radius = low ? 64 : 52;
  return (
    glow(stage, { at, radius: radius * 5.2 }, toHex(low ? oklch(0.87, 0.15, 65) : oklch(0.97, 0.06, 95))) +
    circle(at, radius, core)
  );
}

function moon(stage: Stage): string {
  const at = luminaryAt(stage);
  const radius = stage.scene.sky.moon === "full" ? 86 : 66;
  const face = toHex(mix(oklch(0.95, 0.035, 92), stage.light.sky[1], stage.light.darkness > 0.5 ? 0 : 0.35));
  const shade = toHex(
    mix(oklch(0.88, 0.03, 88), stage.light.sky[1], stage.light.darkness > 0.5 ? 0.06 : 0.4),
  );
  const halo = glow(stage, { at, radius: radius * 3.6 }, toHex(oklch(0.86, 0.05, 235)));
  if (stage.scene.sky.moon === "full") {
    const seas: [number, number, number][] = [
      [-0.34, -0.28, 0.25],
      [0.28, 0.1, 0.3],
      [-0.1, 0.48, 0.17],
      [0.3, -0.45, 0.13],
      [-0.55, 0.25, 0.12],
    ];
    return (
      halo +
      circle(at, radius, face) +
      seas
        .map(([x, y, size]) => circle([at[0] + x * radius, at[1] + y * radius], size * radius, shade))
        .join("")
    );
  }
  const inner = stage.scene.sky.moon === "half" ? radius * 30 : radius * 1.25;
  const data = `M${at[0].toFixed(2)} ${(at[1] - radius).toFixed(2)}A${radius} ${radius} 0 0 1 ${at[0].toFixed(2)} ${(at[1] + radius).toFixed(2)}A${inner} ${inner} 0 0 0 ${at[0].toFixed(2)} ${(at[1] - radius).toFixed(2)}Z`;
  return (
    halo +
    path(
      data,
      face,
      `transform="rotate(${stage.scene.lightFrom === 1 ? 20 : -28} ${at[0].toFixed(2)} ${at[1].toFixed(2)})"`,
    )
  );
}

function clouds(stage: Stage): string {
  const random = stage.random("clouds");
  const heavy = stage.scene.weather.some(
    (weather) => weather === "rain" || weather === "storm" || weather === "snow",
  );
  const count = (heavy ? 8 : stage.scene.sky.clouds ? 5 : 3) + Math.min(6, Math.round(stage.width / 900));
  let drawn = "";
  for (let index = 0; index < count; index++) {
    const share = (index + random.between(0.1, 0.9)) / count;
    const height = heavy ? random.between(0.04, 0.4) : random.between(0.1, 0.78);
    const size = (heavy ? random.between(150, 300) : random.between(70, 190)) * (1.1 - height * 0.7);
    drawn += drawCloud(stage, `cloud ${index}`, {
      at: [share * stage.width, stage.horizon * height + size * 0.3],
      size,
    });
  }
  return drawn;
}

function rainbow(stage: Stage): string {
  const radius = Math.min(stage.width * 0.62, stage.horizon * 1.25);
  const centre: Point = [stage.width * (0.5 - stage.scene.lightFrom * 0.12), stage.horizon + radius * 0.22];
  const hues = [25, 55, 95, 145, 235, 290, 320];
  return group(
    hues
      .map(
        (hue, band) =>
          `<circle cx="${centre[0].toFixed(2)}" cy="${centre[1].toFixed(2)}" r="${(radius - band * 13).toFixed(2)}" fill="none" stroke="${toHex(oklch(0.8, 0.13, hue))}" stroke-width="13.5"/>`,
      )
      .join(""),
    'opacity="0.5"',
  );
}

function streaks(stage: Stage): string {
  const random = stage.random("streaks");
  let drawn = "";
  for (let index = 0; index < 5; index++) {
    const y = stage.horizon * random.between(0.4, 0.9);
    const x = random.between(0, stage.width);
    const half = random.between(120, 380);
    drawn += ellipse(
      [x, y],
      [half, random.between(3, 9)],
      toHex(mix(stage.light.sky[2], stage.light.key, 0.5)),
    );
  }
  return group(drawn, 'fill-opacity="0.4"');
}

/** Rays of a noon sun, soft and few, for mood "bright". */
function rays(stage: Stage): string {
  const at = luminaryAt(stage);
  let data = "";
  for (let ray = 0; ray < 14; ray++) {
    const [from, to] = [(ray / 14) * 6.2832, ((ray + 0.45) / 14) * 6.2832];
    const reach = stage.width + stage.height;
    data += `M${points(at)}L${points([at[0] + cosine(from) * reach, at[1] + sine(from) * reach])}L${points([at[0] + cosine(to) * reach, at[1] + sine(to) * reach])}Z`;
  }
  return path(data, toHex(stage.light.key), 'fill-opacity="0.13"');
}

function points(at: Point): string {
  return `${at[0].toFixed(2)} ${at[1].toFixed(2)}`;
}

/** What hangs in the sky, without the sky itself. */
export function drawSkyThings(stage: Stage): string {
  const { sky } = stage.scene;
  return [
    sky.stars ? stars(stage) : "",
    sky.sun ? sun(stage) : "",
    sky.moon === "none" ? "" : moon(stage),
    sky.rainbow ? rainbow(stage) : "",
    sky.clouds ? clouds(stage) : "",
  ].join("");
}

/** The whole sky down to the horizon (and below it, for whatever lies in front). */
export function drawSky(stage: Stage): string {
  const { sky, time, mood } = stage.scene;
  return [
    gradient(stage),
    sky.galaxy === true ? drawGalaxy(stage) : "",
    sky.stars ? stars(stage) : "",
    sky.aurora === true ? drawAurora(stage) : "",
    sky.sun && mood.includes("bright") ? rays(stage) : "",
    sky.sun ? sun(stage) : "",
    sky.moon === "none" ? "" : moon(stage),
    time === "sunset" || time === "dawn" || time === "dusk" ? streaks(stage) : "",
    sky.rainbow ? rainbow(stage) : "",
    sky.clouds ? clouds(stage) : "",
  ].join("");
}
