import type { Stage } from "../scene/stage.ts";
import { ellipse, group, n, path } from "../svg/shapes.ts";
import type { Point } from "../svg/shapes.ts";
import { brushStroke, ink, pressed } from "./strokes.ts";

/** A crooked pine that leans out over the water, its needles in flat clouds. */
export function drawPine(
  stage: Stage,
  [x, y]: Point,
  { height, side }: { height: number; side: number },
): string {
  const random = stage.random("ink pine tree");
  const bend = (share: number): Point => [
    x + side * height * (share * share * 0.34 + (share > 0.5 ? (share - 0.5) * 0.24 : 0)),
    y - height * share,
  ];
  const trunk = Array.from({ length: 13 }, (_, index) => bend(index / 12));
  let wood = brushStroke(trunk, (share) => height * 0.085 * (1.1 - share));
  let [washes, needles] = ["", ""];
  for (const share of [0.46, 0.62, 0.76, 0.9, 1]) {
    const [fromX, fromY] = bend(share);
    const reach = height * (0.42 - share * 0.2) * (random.chance(0.7) ? side : -side);
    const branch: Point[] = [
      [fromX, fromY],
      [fromX + reach * 0.5, fromY + height * 0.012],
      [fromX + reach, fromY - height * 0.03],
    ];
    wood += brushStroke(branch, (along) => height * 0.026 * (1.1 - along));
    for (let cloud = 0; cloud < 3; cloud++) {
      const cx = fromX + reach * random.between(0.35, 1.1);
      const cy = fromY - height * random.between(0.02, 0.06);
      const wide = height * random.between(0.09, 0.15);
      for (let needle = 0; needle < 15; needle++) {
        const across = needle / 7 - 1;
        needles += `M${n(cx + across * wide * 0.55)} ${n(cy + wide * 0.12)}L${n(cx + across * wide)} ${n(cy - wide * (0.5 - across * across * 0.34))}`;
      }
      washes += ellipse([cx, cy - wide * 0.08], [wide * 0.95, wide * 0.34], ink(0.62));
    }
  }
  return (
    path(wood, ink(0.94)) +
    group(washes, 'fill-opacity="0.42"') +
    `<path d="${needles}" stroke="${ink(0.98)}" stroke-width="${n(Math.max(1, height * 0.007))}" stroke-linecap="round" fill="none"/>`
  );
}

/** The near bank: a dark rock at one side that falls away into the water. */
export function drawBank(stage: Stage, side: 1 | -1): string {
  const { width, height } = stage;
  const noise = stage.noise("ink bank");
  const reach = Math.min(width * 0.82, 1100);
  const at = (share: number): Point => [
    side === 1 ? width + 20 - share * reach : -20 + share * reach,
    height * (0.845 + share * 0.02 + share * share * share * 0.16) + noise(share * 9) * 16,
  ];
  const line = Array.from({ length: 41 }, (_, index) => at(index / 40));
  const corner = `${side === 1 ? n(width + 20) : -20} ${n(height + 20)}`;
  const body = `M${corner}L${line.map(([x, y]) => `${n(x)} ${n(y)}`).join("L")}V${n(height + 20)}Z`;
  const wash = stage.vertical([
    [0, ink(0.66)],
    [0.4, ink(0.4)],
    [1, ink(0.16)],
  ]);
  const random = stage.random("ink bank strokes");
  let [strokes, grass] = ["", ""];
  for (let stroke = 0; stroke < 46; stroke++) {
    const [x, y] = at(random.between(0, 0.9));
    const length = random.between(20, 70);
    const fall: Point[] = [
      [x, y + random.between(2, 26)],
      [x - side * length * 0.5, y + length * 0.3],
      [x - side * length, y + length * 0.46],
    ];
    strokes += brushStroke(fall, pressed(random.between(2, 5)));
  }
  for (let blade = 0; blade < 60; blade++) {
    const [x, y] = at(random.between(0, 0.96));
    const tall = random.between(10, 30);
    const lean: Point[] = [
      [x, y + 4],
      [x + random.between(-4, 4), y - tall * 0.6],
      [x + random.between(-12, 12), y - tall],
    ];
    grass += brushStroke(lean, (share) => 2.6 * (1.05 - share));
  }
  return (
    path(body, ink(0)) +
    path(body, wash) +
    path(strokes, ink(0.88), 'fill-opacity="0.5"') +
    path(
      brushStroke(line, (share) => 8 * (1.1 - share)),
      ink(0.92),
    ) +
    path(grass, ink(0.92), 'fill-opacity="0.85"')
  );
}

/** Water is the paper left empty, and a few long strokes. */
export function drawInkWater(stage: Stage, top: number): string {
  const random = stage.random("ink water");
  let data = "";
  for (let line = 0; line < 11; line++) {
    const share = (line + 0.4) / 11;
    const y = top + (stage.height - top) * share;
    const x = random.between(-0.1, 0.85) * stage.width;
    const length = random.between(90, 330) * (0.5 + share);
    const points: Point[] = [
      [x, y],
      [x + length * 0.4, y + random.between(-3, 3)],
      [x + length, y + random.between(-2, 2)],
    ];
    data += brushStroke(
      points,
      (along) => (1.2 + share * 2.2) * Math.min(1, along * 5 + 0.2) * (1.1 - along),
    );
  }
  return path(data, ink(0.5), 'fill-opacity="0.42"');
}

/** A flight of birds far away, each two strokes of the brush. */
export function drawFarBirds(stage: Stage, side: 1 | -1): string {
  const random = stage.random("ink birds");
  let data = "";
  for (let bird = 0; bird < 5; bird++) {
    const x = stage.width * (0.5 - side * 0.24) + bird * 30 * side;
    const y = stage.height * 0.2 + Math.abs(bird - 2) * 15 + random.between(-4, 4);
    for (const wing of [-1, 1]) {
      const span = wing * random.between(9, 14);
      const beat: Point[] = [
        [x, y],
        [x + span * 0.5, y - Math.abs(span) * 0.46],
        [x + span, y - Math.abs(span) * 0.12],
      ];
      data += brushStroke(beat, pressed(2.8));
    }
  }
  return path(data, ink(0.85));
}

/** A pavilion: a roof with swung eaves on thin posts; rows of them are a village. */
export function drawPavilion([x, y]: Point, size: number, storeys: number): string {
  let [roofs, posts] = ["", ""];
  for (let storey = 0; storey < storeys; storey++) {
    const half = size * (0.5 - storey * 0.12);
    const foot = y - storey * size * 0.62;
    const eave = foot - size * 0.36;
    roofs += `M${n(x - half * 1.5)} ${n(eave - size * 0.06)}Q${n(x - half * 0.7)} ${n(eave)} ${n(x - half * 0.34)} ${n(eave - size * 0.26)}H${n(x + half * 0.34)}Q${n(x + half * 0.7)} ${n(eave)} ${n(x + half * 1.5)} ${n(eave - size * 0.06)}Q${n(x)} ${n(eave + size * 0.1)} ${n(x - half * 1.5)} ${n(eave - size * 0.06)}Z`;
    for (const post of [-0.86, -0.3, 0.3, 0.86])
      posts += `M${n(x + half * post - size * 0.02)} ${n(foot)}V${n(eave)}h${n(size * 0.04)}V${n(foot)}Z`;
  }
  return path(posts, ink(0.7)) + path(roofs, ink(0.92));
}
