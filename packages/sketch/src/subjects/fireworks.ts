import { circle, group, n } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

// Directions of a burst, so that no platform's sine decides a pixel.
const RAYS = [
  [1, 0],
  [0.866, 0.5],
  [0.5, 0.866],
  [0, 1],
  [-0.5, 0.866],
  [-0.866, 0.5],
  [-1, 0],
  [-0.866, -0.5],
  [-0.5, -0.866],
  [0, -1],
  [0.5, -0.866],
  [0.866, -0.5],
] as const;
const FIRES = ["#ffd166", "#ff6b6b", "#7bdff2", "#f7aef8", "#b9fbc0", "#fff3b0"] as const;

/** One shell: sparks that fall a little at their ends, a bright heart. */
function burst(brush: Brush, at: readonly [number, number], reach: number): string {
  const colour = brush.asked === undefined ? brush.random.pick(FIRES) : brush.main(1);
  let [trails, sparks] = ["", ""];
  for (const ring of [1, 0.62])
    for (const [across, up] of RAYS) {
      const far = reach * ring * brush.random.between(0.86, 1.08);
      const [x, y] = [at[0] + across * far, at[1] + up * far + far * 0.08];
      trails += `M${n(at[0] + across * far * 0.34)} ${n(at[1] + up * far * 0.34)}Q${n(at[0] + across * far * 0.75)} ${n(at[1] + up * far * 0.75 - far * 0.04)} ${n(x)} ${n(y)}`;
      sparks += circle([x, y], reach * 0.045 * ring, "#fffbe8");
    }
  return (
    group(circle(at, reach * 0.9, colour), 'fill-opacity="0.1"') +
    `<path d="${trails}" fill="none" stroke="${colour}" stroke-width="${n(reach * 0.042)}" stroke-linecap="round"/>` +
    sparks +
    circle(at, reach * 0.07, "#fffbe8")
  );
}

function draw(brush: Brush): string {
  return (
    burst(brush, [-6, -62], 36) +
    burst(brush, [46, -38], 24) +
    burst(brush, [-50, -32], 22) +
    burst(brush, [42, -86], 15)
  );
}

/** Bursts in the sky; they give their own light, so the time of day does not dim them. */
export const fireworks: Subject = {
  name: "fireworks",
  words: ["firework", "fireworks", "firework display", "fireworks display", "pyrotechnics"],
  realm: "air",
  height: 0.42,
  metres: 30,
  aspect: 1.5,
  place: "city",
  time: "night",
  colours: ["#ffd166"],
  draw,
};
