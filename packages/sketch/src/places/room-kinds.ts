import { box, circle, group, n } from "../svg/shapes.ts";
import type { Stage } from "../scene/stage.ts";

/** Rooms that have furniture of their own along the wall. */
export const ROOM_KINDS = ["kitchen", "library", "bathroom", "classroom"] as const;
export type RoomKind = (typeof ROOM_KINDS)[number];

const WORDS: readonly (readonly [kind: RoomKind, words: RegExp])[] = [
  ["kitchen", /\b(?:kitchen|kitchenette|galley|cookhouse|scullery)\b/],
  ["library", /\b(?:library|bookshop|bookstore|reading room|scriptorium)\b/],
  ["bathroom", /\b(?:bathroom|shower room|washroom|restroom|toilet)\b/],
  ["classroom", /\b(?:classroom|schoolroom|lecture room|school)\b/],
];

/** Which room the prompt's word for a place means, of those that look different. */
export function roomKindOf(word: string): RoomKind | undefined {
  return WORDS.find(([, words]) => words.test(word))?.[0];
}

/** The side without the window: from where to where. */
function freeSide(stage: Stage): [left: number, right: number] {
  const { width, scene } = stage;
  return scene.lightFrom === 1 ? [0, width * 0.53] : [width * 0.47, width];
}

function door(stage: Stage, at: readonly [number, number, number, number], front: string): string {
  const [x, y, wide, tall] = at;
  return (
    box([x + 3, y + 3], [wide - 6, tall - 6, 4], stage.paint(front, 0.05, 0.2)) +
    box([x + 14, y + 14], [wide - 28, tall - 28, 3], stage.paint(front, 0.05, -0.5)) +
    box([x + wide - 16, y + tall * 0.4], [5, tall * 0.16, 2], stage.paint("#6d6a62", 0.05))
  );
}

function kitchen(stage: Stage): string {
  const { width, horizon, scene } = stage;
  const front = scene.colourOf["cabinet"] ?? scene.colourOf["room"] ?? "#e9e2d2";
  const [left, right] = freeSide(stage);
  const [top, foot] = [horizon - 170, horizon + 8];
  let [below, above, tiles] = ["", "", ""];
  const wide = width / Math.round(width / 130);
  for (let x = 0; x < width - 4; x += wide) below += door(stage, [x, top + 16, wide, foot - top - 16], front);
  for (let x = left; x < right - wide * 0.6; x += wide)
    above += door(stage, [x, horizon * 0.1, wide, horizon * 0.26], front);
  for (let x = 0; x < width; x += 44) tiles += `M${n(x)} ${n(top - 90)}V${n(top)}`;
  for (const y of [top - 90, top - 45]) tiles += `M0 ${n(y)}H${n(width)}`;
  const stove = left + (right - left) * 0.5;
  return (
    box([0, top - 90], [width, 92], stage.paint("#dfe8e6", 0.1, 0.2)) +
    `<path d="${tiles}" stroke="${stage.paint("#b9c4c2", 0.1)}" stroke-width="2.4" fill="none"/>` +
    above +
    box(
      [left, horizon * 0.1 - 8],
      [Math.floor((right - left) / wide + 0.4) * wide, 10],
      stage.paint(front, 0.05, -1),
    ) +
    box([0, top], [width, foot - top], stage.paint(front, 0.05, -1)) +
    below +
    box([stove - 66, top + 14], [132, foot - top - 16, 5], stage.paint("#4b4f57", 0.05)) +
    box([stove - 50, top + 58], [100, 74, 5], stage.paint("#23262c", 0.05)) +
    [-42, -14, 14, 42].map((x) => circle([stove + x, top + 34], 7, stage.paint("#c9c4ba", 0.05))).join("") +
    box([-4, top - 4], [width + 8, 22, 3], stage.paint("#8a6a4e", 0.05, 0.2)) +
    box([stove - 34, top - 50], [64, 46, 8], stage.paint("#b8473f", 0.05)) +
    box([stove - 44, top - 36], [84, 9, 4], stage.paint("#7f2f2b", 0.05)) +
    box([stove - 38, top - 56], [72, 8, 4], stage.paint("#b8473f", 0.05, -0.9))
  );
}

const SPINES = [
  "#8a3f37",
  "#3f5f7f",
  "#4f7a55",
  "#b58a3f",
  "#6a4a72",
  "#a8654a",
  "#2f4f57",
  "#cdbb98",
] as const;

function books(
  stage: Stage,
  shelf: { x: number; y: number; wide: number; tall: number; row: number },
): string {
  const random = stage.random(`shelf ${shelf.row}`);
  let drawn = "";
  for (let x = shelf.x + 6; x < shelf.x + shelf.wide - 20;) {
    const wide = random.between(11, 24);
    const tall = shelf.tall * random.between(0.62, 0.86);
    if (random.chance(0.9)) {
      const spine = random.pick(SPINES);
      drawn +=
        box(
          [x, shelf.y - tall],
          [wide - 1.5, tall, 1.5],
          stage.paint(spine, 0.1, random.between(-0.4, 0.4)),
        ) + box([x, shelf.y - tall * 0.82], [wide - 1.5, 4], stage.paint("#e6cf9a", 0.1));
    }
    x += wide;
  }
  return drawn;
}

function library(stage: Stage): string {
  const { horizon } = stage;
  const [left, right] = freeSide(stage);
  const wood = "#7a5236";
  const [top, foot] = [horizon * 0.05, horizon + 10];
  const rows = 5;
  const step = (foot - top) / rows;
  const wide = right - left;
  let drawn = box([left, top], [wide, foot - top], stage.paint(wood, 0.06, -1.5));
  for (let row = 1; row <= rows; row++)
    drawn +=
      books(stage, { x: left + 8, y: top + row * step - 8, wide: wide - 16, tall: step - 10, row }) +
      box([left, top + row * step - 9], [wide, 11], stage.paint(wood, 0.06, 0.2));
  const posts = [left, left + wide / 2 - 6, right - 13].map((x) =>
    box([x, top], [13, foot - top], stage.paint(wood, 0.06, -0.2)),
  );
  return drawn + posts.join("") + box([left - 6, top - 12], [wide + 12, 20, 3], stage.paint(wood, 0.06, 0.5));
}

function bathroom(stage: Stage): string {
  const { width, horizon } = stage;
  const top = horizon * 0.42;
  let lines = "";
  for (let x = 0; x < width; x += 62) lines += `M${n(x)} ${n(top)}V${n(horizon)}`;
  for (let y = top + 62; y < horizon; y += 62) lines += `M0 ${n(y)}H${n(width)}`;
  return (
    box([0, top], [width, horizon - top], stage.paint(stage.scene.colourOf["tile"] ?? "#cfe3e6", 0.06, 0.3)) +
    `<path d="${lines}" stroke="${stage.paint("#9fbcc2", 0.06)}" stroke-width="3" fill="none"/>` +
    box([0, top - 12], [width, 16], stage.paint("#5f93a0", 0.06))
  );
}

function classroom(stage: Stage): string {
  const { horizon } = stage;
  const [left, right] = freeSide(stage);
  const [x, y, wide, tall] = [
    left + (right - left) * 0.1,
    horizon * 0.14,
    (right - left) * 0.8,
    horizon * 0.46,
  ];
  const chalk = `M${n(x + wide * 0.12)} ${n(y + tall * 0.3)}h${n(wide * 0.5)}M${n(x + wide * 0.12)} ${n(y + tall * 0.48)}h${n(wide * 0.36)}M${n(x + wide * 0.12)} ${n(y + tall * 0.66)}h${n(wide * 0.44)}`;
  return (
    box([x - 12, y - 12], [wide + 24, tall + 24, 4], stage.paint("#8a6244", 0.05)) +
    box([x, y], [wide, tall], stage.paint("#2f5246", 0.05)) +
    group(
      `<path d="${chalk}" stroke="#eef0ea" stroke-width="6" stroke-linecap="round" fill="none"/>`,
      'opacity="0.55"',
    ) +
    box([x - 12, y + tall + 8], [wide + 24, 12, 3], stage.paint("#a87a54", 0.05, 0.4))
  );
}

const FURNISH: Readonly<Record<RoomKind, (stage: Stage) => string>> = {
  kitchen,
  library,
  bathroom,
  classroom,
};

/** What stands along the wall of such a room, behind everything else. */
export function furnishRoom(stage: Stage, kind: RoomKind): string {
  return FURNISH[kind](stage);
}
