import { circle, face, path } from "../svg/shapes.ts";
import type { Brush, Subject } from "./subject.ts";

function draw(brush: Brush): string {
  const lift = brush.random.between(-10, 12);
  const beat = brush.random.chance(0.35);
  const far = beat
    ? `M6 -46Q-2 -66 -26 ${-84 + lift}Q-6 -76 22 -52Z`
    : `M2 -44Q-6 ${-88 + lift} -32 -98Q-8 -92 20 -50Z`;
  const near = beat
    ? `M-14 -46Q-30 -24 -58 ${-14 + lift}Q-34 -8 14 -42Z`
    : `M-12 -46Q-34 ${-78 + lift} -64 -84Q-40 -62 -30 -44Q-10 -34 16 -44Z`;
  return (
    path(far, brush.main(-1.2)) +
    path("M-34 -40L-66 -30L-58 -40L-66 -48Z", brush.main(-0.8)) +
    path("M-40 -42Q-14 -60 24 -58Q44 -60 50 -48Q44 -36 24 -30Q-10 -22 -40 -38Z", brush.main(0.2)) +
    path("M-34 -37Q-4 -36 42 -40Q34 -32 20 -29Q-10 -24 -34 -37Z", brush.of("#f4efe2", -0.2)) +
    path(near, brush.main(-0.3)) +
    path("M48 -51L62 -46L48 -44Z", brush.of("#e8a33a")) +
    face(circle([39, -50.5], 2.3, brush.of("#26262c")))
  );
}

export const bird: Subject = {
  name: "bird",
  words: [
    "bird",
    "seagull",
    "gull",
    "swallow",
    "dove",
    "pigeon",
    "sparrow",
    "crow",
    "raven",
    "eagle",
    "hawk",
    "robin",
    "parrot",
  ],
  realm: "air",
  height: 0.2,
  metres: 0.4,
  aspect: 1.3,
  place: "meadow",
  colours: ["#5c7fa6"],
  draw,
};
