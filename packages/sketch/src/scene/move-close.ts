import { findSubject } from "../subjects/subjects.ts";
import type { Scene } from "./scene.ts";

/** How tall a whole figure is when the picture shows its upper half, as a share of the short side. */
const CLOSE = 1.3;

/** Brings the main subject near, in the middle and cut by the lower edge; what is broad is shown whole, as large as fits. */
export function moveClose(scene: Scene): void {
  const [focal] = scene.subjects;
  const [spot] = focal?.spots ?? [];
  const known = findSubject(focal?.name ?? "");
  if (!focal || !spot || !known || focal.count > 1 || focal.on !== undefined) return;
  const short = Math.min(scene.width, scene.height);
  const widest = ((scene.width / short) * 0.92) / known.aspect;
  const cut = widest >= CLOSE * 0.75 && focal.realm === "ground" && known.metres >= 0.5 && !known.bust;
  const height = Math.min(widest, cut ? CLOSE : 0.72);
  const tall = (height * short) / scene.height;
  const y = cut ? 0.16 + tall : known.bust || focal.realm !== "ground" ? 0.5 + tall / 2 : 0.86;
  const moved = { ...spot, x: 0.5, y, height, distance: 0 };
  focal.spots = [moved];
}
