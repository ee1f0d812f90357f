import { createLight } from "../colour/light.ts";
import { createBrush } from "../subjects/subject.ts";
import type { BrushOptions } from "../subjects/subject.ts";
import { findSubject } from "../subjects/subjects.ts";
import { n } from "../svg/shapes.ts";
import { drawEmblem, drawTile, drawView } from "./draw-emblem.ts";
import { drawScene } from "./draw-scene.ts";
import { drawDress } from "./dress.ts";
import type { Scene, SceneSubject } from "./scene.ts";
import type { Stage } from "./stage.ts";

interface Member {
  subject: SceneSubject;
  index: number;
  /** Width over height. */
  aspect: number;
  share: number;
}

function membersOf(scene: Scene): Member[] {
  const tallest = Math.max(
    ...scene.subjects.map(({ name, size }) => (findSubject(name)?.height ?? 0) * size),
    0.01,
  );
  return scene.subjects.flatMap((subject) => {
    const known = findSubject(subject.name);
    if (!known) return [];
    const share = Math.max(0.3, (known.height * subject.size) / tallest);
    return Array.from({ length: subject.count }, (_, index) => ({
      subject,
      index,
      aspect: known.aspect,
      share,
    }));
  });
}

/** Rows of members that fill the area best. */
function rowsFor(
  members: readonly Member[],
  area: { width: number; height: number },
): { rows: Member[][]; unit: number } {
  let best = { rows: [[...members]], unit: 0 };
  for (let count = 1; count <= Math.min(members.length, 5); count++) {
    const length = Math.ceil(members.length / count);
    const rows = Array.from({ length: count }, (_, row) =>
      members.slice(row * length, (row + 1) * length),
    ).filter((row) => row.length > 0);
    const widest = Math.max(
      ...rows.map((row) => row.reduce((sum, { aspect, share }) => sum + (aspect * share + 0.06), 0)),
    );
    const unit = Math.min(area.width / widest, area.height / rows.length / 1.04);
    if (unit > best.unit) best = { rows, unit };
  }
  return best;
}

function drawMember(stage: Stage, member: Member, at: { x: number; y: number; height: number }): string {
  const known = findSubject(member.subject.name);
  if (!known) return "";
  const light = createLight("noon", stage.scene.palette);
  const options: BrushOptions = {
    seed: stage.scene.seed,
    element: `${member.subject.name} ${member.index}`,
    light,
    lightFrom: stage.scene.lightFrom,
    facing: 1,
    distance: 0,
    season: stage.scene.season,
    colours: member.subject.colours,
    word: member.subject.asked,
    wears: member.subject.wears,
  };
  const brush = createBrush(known, options);
  const dress = drawDress(known, member.subject.dress, options);
  return `<g transform="translate(${n(at.x)} ${n(at.y)}) scale(${(at.height / 100).toFixed(4)})">${known.draw(brush)}${dress}</g>`;
}

/** The subjects alone: nothing behind them (transparent), or a plain ground with a disc (logos and icons). */
export function drawSticker(stage: Stage, plain: boolean): string {
  const { scene, width, height } = stage;
  const letters = scene.lettering.length;
  const bottom = letters > 0 && scene.subjects.length > 0 ? 0.74 : 0.95;
  const inset = plain || scene.emblem === "icon";
  const area = {
    width: inset ? Math.min(width, height) * 0.62 : width * 0.86,
    height: Math.min(
      height * (bottom - 0.05) * (inset ? 0.74 : 0.97),
      inset ? Math.min(width, height) * 0.7 : Infinity,
    ),
  };
  const { rows, unit } = rowsFor(membersOf(scene), area);
  const middle = height * (0.05 + (bottom - 0.05) / 2);
  let drawn = plain
    ? drawEmblem(stage, height / 2)
    : scene.emblem === "icon"
      ? drawTile(stage, height / 2)
      : "";
  if (plain && scene.subjects.length === 0 && scene.place !== "meadow")
    drawn += drawView(stage, drawScene(stage));
  rows.forEach((row, rowIndex) => {
    const rowWidth = row.reduce((sum, { aspect, share }) => sum + (aspect * share + 0.06) * unit, 0);
    let x = (width - rowWidth) / 2;
    const y = middle + (rows.length * unit * 1.04) / 2 - (rows.length - 1 - rowIndex) * unit * 1.04;
    for (const member of row) {
      const cell = (member.aspect * member.share + 0.06) * unit;
      drawn += drawMember(stage, member, { x: x + cell / 2, y, height: member.share * unit });
      x += cell;
    }
  });
  return drawn;
}
