import { mix, oklch, toHex } from "../colour/colour.ts";
import { box, circle, n, path } from "../svg/shapes.ts";
import type { Stage } from "../scene/stage.ts";
import type { Prop } from "./place.ts";

const AWNINGS = ["#c8574a", "#4f86a8", "#6f9a6a", "#d0a04a", "#8a5f9a"] as const;

/** A shop on a ground floor: a window lit from within after dark, and a striped awning over it. */
export function drawShop(
  stage: Stage,
  element: string,
  { x, width, foot }: { x: number; width: number; foot: number },
): string {
  const random = stage.random(element);
  const distance = 0.2;
  const night = stage.light.darkness > 0.3;
  const glass = night
    ? toHex(mix(oklch(0.9, 0.11, 84), stage.light.haze, 0.12))
    : stage.paint("#8fb3c4", distance);
  const cloth = random.pick(AWNINGS);
  const [left, wide] = [x + width * 0.1, width * 0.8];
  const top = foot - 74;
  const stripes = Math.max(4, Math.round(wide / 16));
  const step = wide / stripes;
  let [plain, striped] = ["", ""];
  for (let stripe = 0; stripe < stripes; stripe++) {
    const from = left + stripe * step;
    const data = `M${n(from + 3)} ${n(top)}h${n(step)}l-3 20q${n(-step / 2)} 7 ${n(-step)} 0Z`;
    if (stripe % 2 === 0) striped += data;
    else plain += data;
  }
  return (
    box([left + 3, top + 12], [wide - 6, 58], glass) +
    box([left + wide * 0.62, top + 22], [wide * 0.22, 52], stage.paint("#5f463c", distance)) +
    box([left, foot - 14], [wide * 0.58, 14], stage.paint("#a98f78", distance, -0.6)) +
    path(striped, stage.paint(cloth, distance)) +
    path(plain, stage.paint("#f5eee0", distance))
  );
}

/** Street lamps along the kerb; after dark each has its light on the paving. */
export function drawStreetLamps(stage: Stage, kerb: number): string {
  const random = stage.random("street lamps");
  const lit = stage.light.darkness > 0.3;
  const iron = stage.paint("#3f444f", 0.08);
  const glow = stage.radial([
    [0, "#ffe9a6", 0.75],
    [0.3, "#ffe3a0", 0.26],
    [1, "#ffe3a0", 0],
  ]);
  let drawn = "";
  for (let x = random.between(60, 220); x < stage.width; x += random.between(300, 360)) {
    const top = kerb - 158;
    drawn +=
      path(
        `M${n(x - 3)} ${n(kerb)}L${n(x - 2)} ${n(top + 20)}h4L${n(x + 3)} ${n(kerb)}ZM${n(x - 8)} ${n(kerb - 6)}h16v8h-16Z`,
        iron,
      ) +
      path(
        `M${n(x - 9)} ${n(top + 22)}L${n(x - 12)} ${n(top)}H${n(x + 12)}L${n(x + 9)} ${n(top + 22)}Z`,
        lit ? "#fff0bf" : stage.paint("#e8e4da", 0.1),
      ) +
      path(`M${n(x - 14)} ${n(top)}Q${n(x)} ${n(top - 18)} ${n(x + 14)} ${n(top)}Z`, iron) +
      (lit
        ? circle([x, top + 10], 84, glow) +
          `<ellipse cx="${n(x)}" cy="${n(kerb + 8)}" rx="86" ry="13" fill="#ffe3a0" fill-opacity="0.22"/>`
        : "");
  }
  return drawn;
}

/** Trees along the kerb, between the lamps. */
export function streetTrees(stage: Stage, kerb: number): Prop[] {
  if (stage.scene.subjects.some(({ name }) => name === "tree")) return [];
  const random = stage.random("street trees");
  const props: Prop[] = [];
  for (let x = random.between(-40, 120); x < stage.width; x += random.between(240, 460))
    props.push({
      subject: "tree",
      x: x / stage.width,
      y: kerb / stage.height,
      height: random.between(0.13, 0.17),
      facing: 1,
      distance: 0.14,
      name: `street tree ${props.length}`,
    });
  return props;
}
