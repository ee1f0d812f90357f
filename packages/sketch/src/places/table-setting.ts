import { adjust, fromHex, mix, oklch, toHex } from "../colour/colour.ts";
import type { Colour } from "../colour/colour.ts";
import { box, circle, ellipse, group, n, path } from "../svg/shapes.ts";
import type { Stage } from "../scene/stage.ts";

/** Glazed tiles over the back of the table, no two of quite one tone, under a plain wall. */
function tiles(stage: Stage, wall: Colour): string {
  const { width, horizon } = stage;
  const side = 74;
  const top = horizon - side * 3;
  const random = stage.random("wall tiles");
  let drawn = box([0, top], [width, horizon - top], toHex(mix(wall, oklch(0.95, 0.01, 90), 0.55)));
  for (let row = 0; row < 3; row++)
    for (let x = -side * (row % 2 === 0 ? 0 : 0.5); x < width; x += side) {
      const glaze = adjust(mix(wall, oklch(0.93, 0.02, 90), 0.3), random.between(-0.03, 0.03));
      drawn += box([x + 2, top + row * side + 2], [side - 4, side - 4, 4], toHex(glaze));
    }
  return drawn + box([0, top - 10], [width, 10], toHex(mix(wall, oklch(0.96, 0.02, 90), 0.7)));
}

/** A pot, a jar or a few books on the shelf. */
function shelved(stage: Stage, wall: Colour, [x, y]: readonly [number, number]): string {
  const random = stage.random(`shelf ${Math.round(x)}`);
  const hue = random.between(0, 360);
  const tint = (step: number): string => toHex(mix(adjust(oklch(0.6, 0.07, hue), step), wall, 0.32));
  const green = toHex(mix(oklch(0.6, 0.09, 140), wall, 0.3));
  switch (random.whole(0, 3)) {
    case 0: {
      const leaves = [-26, -13, 0, 13, 26].map((lean) =>
        path(
          `M${n(x)} ${n(y - 44)}Q${n(x + lean * 0.4)} ${n(y - 80)} ${n(x + lean * 1.4)} ${n(y - 92 + Math.abs(lean) * 0.7)}Q${n(x + lean)} ${n(y - 62)} ${n(x)} ${n(y - 44)}Z`,
          green,
        ),
      );
      return (
        leaves.join("") +
        path(`M${n(x - 24)} ${n(y - 46)}h48l-7 46h-34Z`, tint(0)) +
        box([x - 27, y - 52], [54, 10, 3], tint(0.06))
      );
    }
    case 1:
      return (
        box([x - 22, y - 62], [44, 62, 10], tint(0.04)) +
        box([x - 22, y - 40], [44, 26], tint(0.16)) +
        box([x - 18, y - 74], [36, 14, 4], tint(-0.12))
      );
    case 2:
      return [0, 1, 2, 3]
        .map((book) => {
          const tall = random.between(56, 84);
          return box(
            [x - 34 + book * 17, y - tall],
            [15, tall, 2],
            toHex(mix(oklch(0.55, 0.08, hue + book * 70), wall, 0.3)),
          );
        })
        .join("");
    default:
      return (
        path(
          `M${n(x - 14)} ${n(y)}Q${n(x - 34)} ${n(y - 30)} ${n(x - 10)} ${n(y - 52)}L${n(x - 13)} ${n(y - 70)}H${n(x + 13)}L${n(x + 10)} ${n(y - 52)}Q${n(x + 34)} ${n(y - 30)} ${n(x + 14)} ${n(y)}Z`,
          tint(0),
        ) + ellipse([x, y - 70], [13, 3.4], tint(-0.16))
      );
  }
}

/** A shelf with a few things on it, on the side away from what the picture is about. */
function shelf(stage: Stage, wall: Colour): string {
  const { width, horizon } = stage;
  const long = Math.min(width * 0.5, 560);
  const left = stage.scene.focus === "right" ? width * 0.06 : width * 0.94 - long;
  const y = horizon * 0.42;
  let drawn = "";
  for (let x = left + 62; x < left + long - 40; x += 112) drawn += shelved(stage, wall, [x, y]);
  const wood = mix(fromHex("#8a6244"), wall, 0.25);
  return (
    drawn +
    box([left, y], [long, 15, 3], toHex(adjust(wood, 0.06))) +
    box([left, y + 15], [long, 5], toHex(adjust(wood, -0.1)))
  );
}

/** A lamp that hangs over the table and lights the wall round it. */
function pendant(stage: Stage, wall: Colour): string {
  const { width, horizon } = stage;
  const x = width * (stage.scene.focus === "right" ? 0.3 : stage.scene.focus === "left" ? 0.7 : 0.22);
  const y = horizon * 0.34;
  const light = toHex(oklch(0.95, 0.08, 88));
  const glow = stage.radial([
    [0, light, 0.55],
    [0.5, light, 0.18],
    [1, light, 0],
  ]);
  const shade = stage
    .random("pendant")
    .pick([oklch(0.5, 0.08, 200), oklch(0.55, 0.12, 35), oklch(0.42, 0.05, 280)]);
  return (
    circle([x, y + 46], 300, glow) +
    box([x - 2, 0], [4, y], toHex(mix(wall, oklch(0.25, 0.03, 290), 0.7))) +
    path(
      `M${n(x - 22)} ${n(y - 6)}Q${n(x)} ${n(y - 26)} ${n(x + 22)} ${n(y - 6)}Q${n(x + 74)} ${n(y + 14)} ${n(x + 84)} ${n(y + 52)}H${n(x - 84)}Q${n(x - 74)} ${n(y + 14)} ${n(x - 22)} ${n(y - 6)}Z`,
      toHex(mix(shade, wall, 0.12)),
    ) +
    ellipse([x, y + 52], [84, 9], light)
  );
}

/** What is behind a table: it differs from seed to seed, and stays quieter than what stands on the table. */
export function wallBehind(stage: Stage, wall: Colour): string {
  switch (stage.random("table setting").whole(0, 2)) {
    case 0:
      return tiles(stage, wall) + pendant(stage, wall);
    case 1:
      return shelf(stage, wall);
    default:
      return pendant(stage, wall);
  }
}

/** A checked cloth over the table, its checks narrower the farther away. */
function checks(stage: Stage, tint: Colour): string {
  const { width, height, horizon } = stage;
  const depth = height - horizon;
  const middle = width / 2;
  const band = toHex(tint);
  let [across, down] = ["", ""];
  for (let column = -14; column <= 14; column += 2) {
    const [far, near] = [54, 96];
    down += `M${n(middle + column * far)} ${n(horizon)}H${n(middle + (column + 1) * far)}L${n(middle + (column + 1) * near)} ${n(height)}H${n(middle + column * near)}Z`;
  }
  for (let row = 0; row < 5; row++) {
    const at = (share: number): number => horizon + depth * share * (0.55 + 0.45 * share);
    across += `M0 ${n(at(row * 0.2 + 0.02))}H${n(width)}V${n(at(row * 0.2 + 0.12))}H0Z`;
  }
  return group(path(down, band) + path(across, band), 'fill-opacity="0.34"');
}

/** What lies on the table: nothing, or a cloth. */
export function clothOn(stage: Stage): string {
  if (stage.scene.colourOf["table"] !== undefined) return "";
  const random = stage.random("table cloth");
  if (random.chance(0.45)) return "";
  const { width, height, horizon } = stage;
  const linen = fromHex(stage.paint("#f3ebdd"));
  const tint = fromHex(stage.paint(random.pick(["#c8574a", "#4f86a8", "#6f9a6a", "#d0a04a"])));
  return (
    box([0, horizon], [width, height - horizon], toHex(linen)) +
    checks(stage, tint) +
    box([0, horizon], [width, 7], toHex(adjust(linen, 0.02)))
  );
}
