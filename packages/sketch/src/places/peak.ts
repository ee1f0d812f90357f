import { n, path } from "../svg/shapes.ts";
import type { Stage } from "../scene/stage.ts";

/** One peak with a lit and a shaded face and a jagged cap of snow. */
export function peak(
  stage: Stage,
  element: string,
  shape: { x: number; y: number; height: number; half: number; distance: number },
): string {
  const random = stage.random(element);
  const rock = stage.scene.colourOf["mountains"] ?? "#7b7f93";
  const { x, y, height, half, distance } = shape;
  const top = y - height;
  const side = stage.scene.lightFrom;
  const crooked = random.between(-0.12, 0.12) * half;
  const left = [x - half, x - half * 0.55, x - half * 0.28] as const;
  const silhouette = `M${n(left[0])} ${n(y)}L${n(left[1])} ${n(y - height * random.between(0.42, 0.52))}L${n(left[2])} ${n(y - height * random.between(0.62, 0.7))}L${n(x)} ${n(top)}L${n(x + half * 0.3)} ${n(y - height * random.between(0.6, 0.68))}L${n(x + half * 0.6)} ${n(y - height * random.between(0.36, 0.46))}L${n(x + half)} ${n(y)}Z`;
  const face = `M${n(x)} ${n(top)}L${n(x + crooked)} ${n(top + height * 0.3)}L${n(x - crooked * 0.6)} ${n(top + height * 0.55)}L${n(x + crooked * 1.6)} ${n(y)}L${n(x - side * half)} ${n(y)}L${n(x - side * half * 0.57)} ${n(y - height * 0.44)}Z`;
  const cap = height * (stage.scene.season === "winter" ? 0.6 : random.between(0.26, 0.36));
  const reach = (cap / height) * half * 0.82;
  const snow = `M${n(x)} ${n(top)}L${n(x + reach)} ${n(top + cap)}L${n(x + reach * 0.5)} ${n(top + cap * 0.72)}L${n(x + reach * 0.22)} ${n(top + cap * 1.08)}L${n(x - reach * 0.1)} ${n(top + cap * 0.7)}L${n(x - reach * 0.48)} ${n(top + cap * 1.02)}L${n(x - reach * 0.62)} ${n(top + cap * 0.74)}L${n(x - reach)} ${n(top + cap)}Z`;
  const shade = `M${n(x)} ${n(top)}L${n(x + crooked)} ${n(top + cap * 0.5)}L${n(x - side * reach * 0.12)} ${n(top + cap * 0.86)}L${n(x - side * reach * 0.48)} ${n(top + cap)}L${n(x - side * reach)} ${n(top + cap)}Z`;
  return (
    path(
      silhouette,
      stage.vertical([
        [0, stage.paint(rock, distance, 0.7)],
        [1, stage.paint(rock, Math.min(1, distance + 0.25), 0.2)],
      ]),
    ) +
    path(face, stage.paint(rock, distance, -1), 'fill-opacity="0.75"') +
    path(snow, stage.paint("#f4f7fb", distance * 0.6, 0.3)) +
    path(shade, stage.paint("#cfdcec", distance * 0.7, -0.9), 'fill-opacity="0.8"')
  );
}
