import { path, stroke } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function draw(brush: Brush): string {
  const joints = Array.from({ length: 22 }, () => {
    const x = brush.random.between(-120, 120);
    const y = -62 + (x * x) / 700 + brush.random.between(0, 12);
    return `M${x.toFixed(1)} ${y.toFixed(1)}h${brush.random.between(5, 11).toFixed(1)}`;
  }).join("");
  return (
    path(
      "M-150 0V-50Q0 -110 150 -50V0H116V-10A36 36 0 0 0 44 -10V0H36V-14A36 40 0 0 0 -36 -14V0H-44V-10A36 36 0 0 0 -116 -10V0Z",
      brush.main(0),
    ) +
    // the undersides of the arches
    path(
      "M-116 0V-10A36 36 0 0 1 -44 -10V0H-49V-9A29 32 0 0 0 -107 -9V0ZM-36 0V-14A36 40 0 0 1 36 -14V0H31V-13A29 36 0 0 0 -27 -13V0ZM44 0V-10A36 36 0 0 1 116 -10V0H111V-9A29 32 0 0 0 53 -9V0Z",
      brush.main(-1.9),
    ) +
    stroke(
      "M-116 -10A36 36 0 0 1 -44 -10M-36 -14A36 40 0 0 1 36 -14M44 -10A36 36 0 0 1 116 -10",
      brush.main(0.9),
      3,
    ) +
    path("M-150 -50Q0 -110 150 -50V-44Q0 -104 -150 -44Z", brush.main(-1.2)) +
    path("M-150 -63Q0 -123 150 -63V-53Q0 -113 -150 -53Z", brush.main(0.3)) +
    stroke("M-150 -63Q0 -123 150 -63", brush.main(1.5), 2) +
    stroke(joints, brush.main(-0.8), 1.1)
  );
}

export const bridge: Subject = {
  name: "bridge",
  words: ["bridge", "stone bridge", "arched bridge", "old bridge", "viaduct"],
  realm: "water",
  height: 0.24,
  metres: 8,
  aspect: 3,
  place: "lake",
  colours: ["#a79a8b"],
  top: [0, -86],
  draw,
};
