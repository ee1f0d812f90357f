import { toHex, fromBytes } from "../colour/colour.ts";
import { createRandom } from "../numbers/random.ts";
import { FACES } from "../lettering/fonts.ts";
import type { Scene, SceneSubject, Spot } from "../scene/scene.ts";
import { findSubject } from "../subjects/subjects.ts";
import { n } from "../svg/shapes.ts";

const INK = toHex(fromBytes(232, 242, 252));
const GROUND = toHex(fromBytes(24, 62, 116));

function text(at: readonly [number, number], size: number, content: string): string {
  return `<text x="${n(at[0])}" y="${n(at[1])}" font-family="${FACES[0].family}" font-size="${n(size)}" text-anchor="middle" fill="${INK}">${content}</text>`;
}

/** A length as a draughtsman writes it: millimetres below a metre. */
function measured(metres: number): string {
  return metres < 1 ? `${Math.round(metres * 1000)}` : `${Math.round(metres * 100) / 100} m`;
}

function arrow([x, y]: readonly [number, number], [dx, dy]: readonly [number, number]): string {
  return `M${n(x)} ${n(y)}L${n(x + dx * 13 - dy * 4)} ${n(y + dy * 13 + dx * 4)}L${n(x + dx * 13 + dy * 4)} ${n(y + dy * 13 - dx * 4)}Z`;
}

/** Dimension lines under and beside a subject, with its true measures. */
function dimensions(
  { subject, spot }: { subject: SceneSubject; spot: Spot },
  size: { width: number; height: number },
): string {
  const known = findSubject(subject.name);
  if (!known) return "";
  const tall = spot.height * 1000;
  const half = (tall * known.aspect) / 2;
  const [x, y] = [spot.x * size.width, spot.y * size.height];
  const [left, right, top] = [x - half, x + half, y - tall];
  const below = Math.min(size.height - 70, y + 46);
  const aside = left > size.width * 0.12 ? left - 40 : right + 40;
  if (left < 20 || right > size.width - 20 || top < 20) return "";
  const lines =
    `M${n(left)} ${n(below)}H${n(right)}M${n(left)} ${n(y + 8)}V${n(below + 10)}M${n(right)} ${n(y + 8)}V${n(below + 10)}` +
    `M${n(aside)} ${n(top)}V${n(y)}M${n(aside - 10)} ${n(top)}H${n(x)}M${n(aside - 10)} ${n(y)}H${n(left)}`;
  const heads =
    arrow([left, below], [1, 0]) +
    arrow([right, below], [-1, 0]) +
    arrow([aside, top], [0, 1]) +
    arrow([aside, y], [0, -1]);
  const middle = (top + y) / 2;
  const across = measured(known.metres * known.aspect * subject.size);
  const upright = measured(known.metres * subject.size);
  return (
    `<path d="${lines}" stroke="${INK}" stroke-opacity="0.75" stroke-width="1.6" fill="none"/><path d="${heads}" fill="${INK}"/>` +
    `<rect x="${n(x - 44)}" y="${n(below - 13)}" width="88" height="26" fill="${GROUND}"/>` +
    text([x, below + 8], 23, across) +
    `<g transform="rotate(-90 ${n(aside)} ${n(middle)})"><rect x="${n(aside - 44)}" y="${n(middle - 13)}" width="88" height="26" fill="${GROUND}"/>${text([aside, middle + 8], 23, upright)}</g>`
  );
}

/** The sheet's border and, in its lower corner, the block with scale and number. */
function titleBlock(scene: Scene, { width, height }: { width: number; height: number }): string {
  const random = createRandom(scene.seed, "blueprint sheet");
  const [x, y] = [width - 26 - 250, height - 26 - 84];
  const scale = random.pick(["1 : 5", "1 : 10", "1 : 20", "1 : 50"]);
  const sheet = `${random.whole(1, 9)} / 9`;
  return (
    `<path d="M0 0H${n(width)}V${n(height)}H0ZM26 26V${n(height - 26)}H${n(width - 26)}V26Z" fill="${GROUND}" fill-rule="evenodd"/>` +
    `<rect x="26" y="26" width="${n(width - 52)}" height="${n(height - 52)}" fill="none" stroke="${INK}" stroke-width="3.5"/>` +
    `<rect x="${n(x)}" y="${n(y)}" width="250" height="84" fill="${GROUND}" stroke="${INK}" stroke-width="3"/>` +
    `<path d="M${n(x)} ${n(y + 30)}H${n(x + 250)}M${n(x + 125)} ${n(y)}V${n(y + 84)}" stroke="${INK}" stroke-width="2" fill="none"/>` +
    text([x + 62, y + 22], 18, "SCALE") +
    text([x + 188, y + 22], 18, "SHEET") +
    text([x + 62, y + 66], 26, scale) +
    text([x + 188, y + 66], 26, sheet)
  );
}

/** What a draughtsman adds to a drawing: a border, a title block, and the measures of what it is about. */
export function blueprintSheet(scene: Scene): string {
  const short = Math.min(scene.width, scene.height);
  const size = { width: (scene.width * 1000) / short, height: (scene.height * 1000) / short };
  const [subject] = scene.subjects;
  const [spot] = subject?.spots ?? [];
  const plain = scene.kind === "scene" && scene.composition === undefined && scene.lettering.length === 0;
  const about = subject && spot && plain ? dimensions({ subject, spot }, size) : "";
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${scene.width}" height="${scene.height}" viewBox="0 0 ${n(size.width)} ${n(size.height)}" preserveAspectRatio="none">${about}${scene.kind === "sticker" ? "" : titleBlock(scene, size)}</svg>`;
}
