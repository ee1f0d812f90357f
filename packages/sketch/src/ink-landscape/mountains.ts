import { clamp } from "../numbers/arithmetic.ts";
import type { Stage } from "../scene/stage.ts";
import { n, path } from "../svg/shapes.ts";
import type { Point } from "../svg/shapes.ts";
import { brushStroke, dot, ink, pressed } from "./strokes.ts";

export interface Range {
  element: string;
  /** Where its mist begins, and how high its summits stand above that. */
  foot: number;
  tall: number;
  /** 0 far to 1 near. */
  near: number;
}

interface Summit {
  x: number;
  half: number;
  height: number;
}

function summitsOf(stage: Stage, { element, tall, near }: Range): Summit[] {
  const random = stage.random(element);
  const count = Math.max(2, Math.round((stage.width / 1000) * (2.6 - near)));
  return Array.from({ length: count * 2 }, (_, index): Summit => {
    const lead = index % 2 === 0;
    const x = ((index / 2 + random.between(-0.1, 0.6)) / count) * stage.width;
    const height = tall * (lead ? random.between(0.72, 1) : random.between(0.3, 0.55));
    return { x, height, half: height * random.between(0.34, 0.52) };
  });
}

/** The line of a range: steep sides, blunt tops, rugged by noise. */
function ridgeOf(stage: Stage, range: Range): Point[] {
  const summits = summitsOf(stage, range);
  const noise = stage.noise(`${range.element} ridge`);
  const line: Point[] = [];
  for (let x = -20; x <= stage.width + 20; x += 7) {
    let height = 0;
    for (const summit of summits) {
      const away = Math.abs(x - summit.x) / summit.half;
      if (away < 1) height = Math.max(height, summit.height * (1 - away * away * away) * (1 - away * 0.28));
    }
    const rough = noise(x / 46) * (10 + height * 0.075) + noise(x / 150) * 14;
    line.push([x, range.foot - height - rough]);
  }
  return line;
}

/** Texture strokes: from the ridge down its sides, more on the side away from the light. */
function texture(stage: Stage, ridge: readonly Point[], { element, foot, near }: Range): string {
  const random = stage.random(`${element} strokes`);
  const side = -stage.scene.lightFrom;
  let data = "";
  for (let index = 3; index < ridge.length - 3; index++) {
    const [x, y] = ridge[index] ?? [0, 0];
    const deep = foot - y;
    if (deep < 50 || !random.chance(0.62)) continue;
    const slope = ((ridge[index + 2]?.[1] ?? y) - (ridge[index - 2]?.[1] ?? y)) / 28;
    const strokes = random.chance(0.4 + clamp(slope * side, -1, 1) * 0.4) ? 3 : 1;
    for (let stroke = 0; stroke < strokes; stroke++) {
      const startX = x + random.between(-6, 6);
      const startY = y + deep * random.between(0.02, stroke === 0 ? 0.12 : 0.5);
      const length = Math.min(deep * 0.4, random.between(24, 90));
      const lean = clamp(slope, -1.2, 1.2) * 0.5 + random.between(-0.14, 0.14);
      const points = [0, 0.5, 1].map((share): Point => [
        startX + lean * length * share + Math.abs(share - 0.5) * lean * 8,
        startY + length * share,
      ]);
      data += brushStroke(points, pressed(random.between(1.8, 4.4) * (0.6 + near * 0.8)));
    }
  }
  return path(data, ink(0.45 + near * 0.45), `fill-opacity="${n(0.36 + near * 0.34)}"`);
}

/** Dots of moss and far trees along a ridge. */
function moss(stage: Stage, ridge: readonly Point[], { element, foot, near }: Range): string {
  const random = stage.random(`${element} moss`);
  let data = "";
  for (const [x, y] of ridge) {
    if (foot - y < 60 || !random.chance(0.18 + near * 0.16)) continue;
    const count = random.whole(2, 6);
    for (let index = 0; index < count; index++) {
      const at: Point = [x + random.between(-9, 9), y + random.between(-5, 14)];
      const wide = random.between(2.4, 5.2) * (0.6 + near * 0.7);
      data += dot(at, wide, wide * random.between(0.5, 0.7));
    }
  }
  return path(data, ink(0.65 + near * 0.35), 'fill-opacity="0.78"');
}

/** The outline of what rises out of the mist, drawn in one go from foot to foot. */
function outline(ridge: readonly Point[], { foot, near }: Range): string {
  let data = "";
  let stroke: Point[] = [];
  for (const point of [...ridge, [0, foot] as const]) {
    if (foot - point[1] > 46) stroke.push(point);
    else {
      if (stroke.length > 3)
        data += brushStroke(
          stroke,
          (share) => (1.3 + near * 4.6) * (0.3 + Math.abs(share - 0.5) * (share < 0.5 ? 0.7 : 1.5)),
        );
      stroke = [];
    }
  }
  return path(data, ink(0.32 + near * 0.6), `fill-opacity="${n(0.42 + near * 0.5)}"`);
}

/** One range: a wash that is dark at the ridge and sinks into mist, its line, its texture. */
export function drawRange(stage: Stage, range: Range): string {
  const ridge = ridgeOf(stage, range);
  const { near, foot } = range;
  const body = `M-20 ${n(foot + 60)}L${ridge.map(([x, y]) => `${n(x)} ${n(y)}`).join("L")}L${n(stage.width + 20)} ${n(foot + 60)}Z`;
  const tone = 0.17 + near * 0.62;
  const wash = stage.vertical([
    [0, ink(tone), 0.97],
    [0.34, ink(tone * 0.74), 0.88],
    [0.7, ink(tone * 0.3), 0.55],
    [0.94, ink(0), 0],
  ]);
  // What is nearer hides what is behind it, down to where its own mist begins.
  const cover = stage.vertical([
    [0, ink(0), 1],
    [0.62, ink(0), 0.96],
    [1, ink(0), 0],
  ]);
  const details = near > 0.3 ? texture(stage, ridge, range) + moss(stage, ridge, range) : "";
  return path(body, cover) + path(body, wash) + outline(ridge, range) + details;
}
