import { adjust, fromHex, mix, oklch, toHex } from "../colour/colour.ts";
import type { Colour } from "../colour/colour.ts";
import { cosine, sine } from "../numbers/arithmetic.ts";
import { box, circle, n, path, smooth } from "../svg/shapes.ts";
import type { Stage } from "./stage.ts";

function paletteOf(stage: Stage): [Colour, ...Colour[]] {
  const { scene } = stage;
  const random = stage.random("abstract palette");
  const wished = [...scene.colours, ...Object.values(scene.colourOf)].map(fromHex);
  const hue = random.between(0, 360);
  const gloomy = scene.mood.includes("gloomy") || scene.time === "night";
  const level = gloomy ? -0.22 : scene.mood.includes("calm") ? 0.08 : 0;
  const chroma = scene.mood.includes("calm") || gloomy ? 0.07 : 0.12;
  const own = [
    oklch(0.9 + level * 0.6, 0.04, hue + 40),
    oklch(0.74 + level, chroma, hue),
    oklch(0.62 + level, chroma * 1.1, hue + 28),
    oklch(0.52 + level, chroma, hue - 35),
    oklch(0.72 + level, chroma * 1.3, hue + 180),
  ];
  const [first, ...others] = wished;
  if (!first) return [own[0] ?? oklch(0.9, 0.04, 80), ...own.slice(1)];
  const family = wished.flatMap((colour) => [colour, adjust(colour, 0.12, 0.8), adjust(colour, -0.12)]);
  return [mix(adjust(first, 0.25, 0.5), oklch(0.95, 0.02, 90), 0.4), ...family, ...others];
}

/** Folded bands, one before the other, like hills of paper. */
function folds(stage: Stage, palette: readonly Colour[]): string {
  let drawn = "";
  const layers = 8;
  for (let layer = 0; layer < layers; layer++) {
    const noise = stage.noise(`fold ${layer}`);
    const y = stage.height * (0.16 + (layer / layers) * 0.86);
    const colour = palette[1 + (layer % (palette.length - 1))] ?? oklch(0.6, 0.1, 30);
    let top = `M-10 ${n(stage.height + 10)}L-10 ${n(y)}`;
    for (let x = 0; x <= stage.width + 60; x += 60)
      top += `L${n(x)} ${n(y - noise(x / 420) * stage.height * 0.2)}`;
    drawn += path(
      `${top}V${n(stage.height + 10)}Z`,
      stage.vertical([
        [0, toHex(adjust(colour, 0.05))],
        [1, toHex(adjust(colour, -0.07))],
      ]),
    );
  }
  return drawn;
}

/** Discs and arcs that overlap, one of them the focus. */
function discs(stage: Stage, palette: readonly Colour[]): string {
  const random = stage.random("discs");
  let drawn = "";
  for (let index = 0; index < 11; index++) {
    const colour = palette[1 + (index % (palette.length - 1))] ?? oklch(0.6, 0.1, 30);
    const radius = index === 0 ? 300 : random.between(40, 210);
    const x = index === 0 ? stage.width * (random.chance(0.5) ? 0.36 : 0.64) : random.between(0, stage.width);
    const y = index === 0 ? stage.height * 0.44 : random.between(0, stage.height);
    if (random.chance(0.3))
      drawn += `<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius)}" fill="none" stroke="${toHex(colour)}" stroke-width="${n(radius * 0.16)}"/>`;
    else
      drawn +=
        circle([x, y], radius, toHex(colour)) +
        path(
          `M${n(x - radius)} ${n(y)}A${n(radius)} ${n(radius)} 0 0 0 ${n(x + radius)} ${n(y)}Z`,
          toHex(adjust(colour, -0.07)),
        );
  }
  return drawn;
}

/** Soft leaf-like petals turning about a point off the middle. */
function petals(stage: Stage, palette: readonly Colour[]): string {
  const random = stage.random("petals");
  const centre = [stage.width * random.between(0.3, 0.7), stage.height * random.between(0.4, 0.65)] as const;
  let drawn = "";
  for (let ring = 5; ring > 0; ring--) {
    const count = 4 + ring * 2;
    for (let petal = 0; petal < count; petal++) {
      const angle = (petal / count + ring * 0.07) * 6.2832;
      const reach = ring * 120 * random.between(0.85, 1.15);
      const at = (turn: number, share: number): [number, number] => [
        centre[0] + cosine(angle + turn) * reach * share,
        centre[1] + sine(angle + turn) * reach * share,
      ];
      const colour = palette[1 + ((ring + petal) % (palette.length - 1))] ?? oklch(0.6, 0.1, 30);
      drawn += path(
        smooth([[...centre], at(0.24, 0.55), at(0, 1), at(-0.24, 0.55)], true),
        toHex(adjust(colour, random.between(-0.05, 0.05))),
        'fill-opacity="0.92"',
      );
    }
  }
  return drawn + circle(centre, 46, toHex(palette[0] ?? oklch(0.9, 0.03, 90)));
}

/** A framed mood in the prompt's colours, for prompts that name nothing drawable. */
export function drawAbstract(stage: Stage): string {
  const palette = paletteOf(stage);
  const layout = stage.random("abstract layout").pick([folds, discs, petals]);
  const [ground] = palette;
  const rim = Math.min(stage.width, stage.height) * 0.045;
  const { width, height } = stage;
  const frame = `M0 0H${n(width)}V${n(height)}H0ZM${n(rim)} ${n(rim)}V${n(height - rim)}H${n(width - rim)}V${n(rim)}Z`;
  return (
    box(
      [0, 0],
      [width, height],
      stage.vertical([
        [0, toHex(adjust(ground, 0.03))],
        [1, toHex(adjust(ground, -0.05))],
      ]),
    ) +
    layout(stage, palette) +
    path(frame, toHex(oklch(0.965, 0.014, 88)), 'fill-rule="evenodd"')
  );
}
