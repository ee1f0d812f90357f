import { createRandom } from "../numbers/random.ts";
import type { Scene } from "../scene/scene.ts";
import { house, townhouse } from "./buildings.ts";
import { groundAt } from "./ground.ts";
import type { Layout } from "./layout.ts";
import type { Model } from "./model.ts";
import { lampPost } from "./furnishings.ts";
import { cactus, peak, pine, rock, tree } from "./nature.ts";

/** Scenery of a place: its model, the subject whose colours it takes, and how likely each free place has it. */
interface Grown {
  model: Model;
  named: string;
  chance: number;
  /** Only along the two far edges, where it hides nothing. */
  far: boolean;
  /** Also away from those edges, where nothing the prompt names stands behind it. */
  open?: boolean;
}

function grownIn({ place, season }: Scene): readonly Grown[] {
  const wood = { model: tree, named: "tree", far: true };
  const fir = { model: pine, named: "pine", far: true };
  switch (place) {
    case "city":
      return [
        { model: townhouse, named: "house", chance: 0.9, far: true },
        { model: tree, named: "tree", chance: 0.3, far: false },
        { model: lampPost, named: "lamp", chance: 0.34, far: false },
      ];
    case "village":
      return [
        { model: house, named: "house", chance: 0.85, far: true, open: true },
        { ...wood, chance: 0.5 },
      ];
    case "forest":
      return [
        { ...wood, chance: 0.5 },
        { ...fir, chance: 0.6 },
      ];
    case "mountains":
      return [
        { model: peak, named: "mountain", chance: 0.9, far: true },
        { ...fir, chance: 0.5 },
      ];
    case "desert":
      return [
        { model: cactus, named: "cactus", chance: 0.3, far: true },
        { model: rock, named: "rock", chance: 0.2, far: false },
      ];
    case "meadow":
    case "lake":
      return [season === "winter" ? { ...fir, chance: 0.4 } : { ...wood, chance: 0.32 }];
    case "space":
      return [{ model: rock, named: "rock", chance: 0.16, far: false }];
    default:
      return [];
  }
}

export interface Planted {
  model: Model;
  named: string;
  x: number;
  y: number;
  name: string;
}

/** Whether what stands here would stand before one of the things, as they are seen. */
function hides(things: Layout["things"], [x, y]: readonly [number, number]): boolean {
  return things.some((thing) => {
    const before = x + y - (thing.x + thing.y);
    return before > 0 && before < 3.4 && Math.abs(x - y - (thing.x - thing.y)) < thing.radius * 1.4 + 0.5;
  });
}

/** What a place has round its subjects, on the ground they leave free; behind them, so that it hides none. */
export function plant(scene: Scene, { space, things }: Layout): Planted[] {
  const planted: Planted[] = [];
  const { size } = space;
  const nearest = Math.min(
    size,
    ...things.filter(({ z }) => z === 0).map(({ x, y, radius }) => x + y - radius),
  );
  for (const { model, named, chance, far, open } of grownIn(scene)) {
    const half = model.foot / 2;
    const step = Math.max(0.85, model.foot) + (named === "house" && model !== townhouse ? 0.55 : 0);
    const phase = createRandom(scene.seed, `rows of ${named}`);
    const [left, back] = [phase.next() * step * 0.5, phase.next() * step * 0.5];
    for (let x = half + 0.06 + left; x <= size - half; x += step)
      for (let y = half + 0.06 + back; y <= size - half; y += step) {
        const name = `${named} ${x.toFixed(2)} ${y.toFixed(2)}`;
        const random = createRandom(scene.seed, `plant ${name}`);
        const edge = Math.min(x, y) < (named === "mountain" ? 1.3 : size * 0.3);
        if (
          far &&
          !edge &&
          (open === true ? x + y > Math.min(nearest + 0.4, size * 1.3) : x + y > nearest - 0.6)
        )
          continue;
        const ground = groundAt(scene, size, [x, y]);
        const park = scene.place === "city" && ground === "grass";
        if (!random.chance(far ? chance : park ? chance * 1.4 : chance * 0.5)) continue;
        if (!far && hides(things, [x, y])) continue;
        if (ground === "water" || ground === "road") continue;
        const others = [
          ...things.filter(({ z }) => z === 0).map((thing) => ({ ...thing, radius: thing.radius + 0.12 })),
          ...planted.map((one) => ({ ...one, radius: one.model.foot / 2 - 0.02 })),
        ];
        const free = others.every((other) => {
          const [dx, dy] = [x - other.x, y - other.y];
          const room = other.radius + half;
          return dx * dx + dy * dy >= room * room;
        });
        if (free) planted.push({ model, named, x, y, name });
      }
  }
  return planted;
}
