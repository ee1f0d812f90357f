import { mix, oklch, toHex } from "../colour/colour.ts";
import { box, circle, ellipse, group, path } from "../svg/shapes.ts";
import type { Stage } from "../scene/stage.ts";
import type { Place } from "./place.ts";

function nebula(stage: Stage): string {
  const random = stage.random("nebula");
  const hue = random.between(180, 360);
  return [0, 1, 2, 3]
    .map((cloud) => {
      const colour = toHex(oklch(0.55, 0.14, hue + cloud * 28));
      const fill = stage.radial([
        [0, colour, 0.34],
        [0.5, colour, 0.14],
        [1, colour, 0],
      ]);
      return ellipse(
        [stage.width * random.next(), stage.height * random.between(0.05, 0.8)],
        [random.between(280, 520), random.between(200, 360)],
        fill,
      );
    })
    .join("");
}

function stars(stage: Stage): string {
  const random = stage.random("deep stars");
  let drawn = "";
  for (
    let star = 0;
    star < Math.min(1600, Math.round(((stage.width * stage.height) / 5600) * stage.scene.detail));
    star++
  ) {
    const depth = random.next();
    drawn += circle(
      [random.between(0, stage.width), random.between(0, stage.height)],
      0.8 + depth * depth * depth * 3.4,
      depth > 0.8 ? "#ffeccb" : "#e2e8ff",
    );
  }
  return group(drawn, 'fill-opacity="0.88"');
}

function farWorld(stage: Stage): string {
  if (stage.scene.subjects.some(({ name }) => name === "planet")) return "";
  const random = stage.random("far world");
  const x =
    stage.width * (stage.scene.focus === "left" ? random.between(0.72, 0.86) : random.between(0.14, 0.28));
  const [y, radius] = [stage.height * random.between(0.16, 0.3), random.between(70, 130)];
  const colour = oklch(0.68, 0.12, random.between(0, 360));
  const side = stage.scene.lightFrom;
  return (
    circle([x, y], radius, toHex(colour)) +
    path(
      `M${(x - side * radius * 0.1).toFixed(2)} ${(y - radius).toFixed(2)}A${radius.toFixed(2)} ${radius.toFixed(2)} 0 0 ${side === 1 ? 0 : 1} ${(x - side * radius * 0.1).toFixed(2)} ${(y + radius).toFixed(2)}Q${(x + side * radius * 0.5).toFixed(2)} ${y.toFixed(2)} ${(x - side * radius * 0.1).toFixed(2)} ${(y - radius).toFixed(2)}Z`,
      toHex(mix(colour, stage.light.shadow, 0.55)),
    )
  );
}

/** The rim of a cratered moon for whatever needs ground. */
function moonGround(stage: Stage): string {
  if (
    !stage.scene.subjects.some(({ realm }) => realm === "ground") &&
    stage.scene.lettering.every(({ mount }) => mount !== "sign")
  )
    return "";
  const random = stage.random("craters");
  const top = stage.height * 0.7;
  const radius = stage.width * 1.5;
  let craters = "";
  for (let crater = 0; crater < 12; crater++) {
    const depth = random.between(0.2, 1);
    const at: [number, number] = [random.between(0, stage.width), top + 60 + (stage.height - top) * depth];
    const wide = random.between(18, 66) * (0.4 + depth * 0.6);
    craters +=
      ellipse(at, [wide, wide * 0.32], stage.paint("#a5a3b3", 0, -1.6)) +
      ellipse([at[0], at[1] + wide * 0.07], [wide * 0.9, wide * 0.25], stage.paint("#a5a3b3", 0, -0.6));
  }
  return (
    circle(
      [stage.width / 2, top + radius],
      radius,
      stage.vertical([
        [0, stage.paint("#b9b7c6", 0, 0.6)],
        [0.14, stage.paint("#a5a3b3", 0, -0.7)],
        [1, stage.paint("#a5a3b3", 0, -1)],
      ]),
    ) + craters
  );
}

function back(stage: Stage): string {
  const [zenith, middle, low] = stage.light.sky;
  return (
    box(
      [0, 0],
      [stage.width, stage.height],
      stage.vertical([
        [0, toHex(zenith)],
        [0.6, toHex(middle)],
        [1, toHex(low)],
      ]),
    ) +
    nebula(stage) +
    stars(stage) +
    farWorld(stage) +
    moonGround(stage)
  );
}

export const space: Place = {
  name: "space",
  words: [
    "space",
    "outer space",
    "galaxy",
    "cosmos",
    "universe",
    "orbit",
    "deep space",
    "moon surface",
    "on the moon",
    "nebula",
  ],
  surface: "rock",
  light: "space",
  outdoors: false,
  horizon: [0.66, 0.7],
  standing: () => ({ left: 0.14, right: 0.86, near: 0.88, far: 0.8 }),
  back,
};
