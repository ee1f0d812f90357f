import type { Stage } from "../scene/stage.ts";
import { settingOf } from "../scene/setting-of.ts";
import type { Place } from "./place.ts";
import { farGulls } from "./gulls.ts";
import { drawHeadland, headlandStanding } from "./headland.ts";
import { drawRidge } from "./terrain.ts";
import { drawWater } from "./water.ts";

function islands(stage: Stage): string {
  const random = stage.random("islands");
  if (random.chance(0.25)) return "";
  return drawRidge(stage, {
    element: "islands",
    y: stage.horizon + 12,
    swing: random.between(30, 60),
    wave: 300,
    fill: stage.paint("#5f7f86", 0.78),
  });
}

function back(stage: Stage): string {
  const setting = settingOf(stage.scene);
  const land = setting.groundCount > 0 || stage.scene.land;
  return (
    farGulls(stage) +
    islands(stage) +
    drawWater(stage, "#2f7f9c") +
    (land ? drawHeadland(stage, setting) : "")
  );
}

export const sea: Place = {
  name: "sea",
  words: [
    "sea",
    "ocean",
    "seaside",
    "coast",
    "coastline",
    "harbour",
    "harbor",
    "open sea",
    "bay",
    "cliff",
    "sea cliff",
    "rocky coast",
    "shore",
    "island",
    "seascape",
    "port",
  ],
  surface: "water",
  outdoors: true,
  horizon: [0.46, 0.6],
  standing: headlandStanding,
  water: ({ horizon, focus, groundCount }) => {
    const from = horizon + 0.1;
    if (groundCount === 0) return { left: 0.08, right: 0.92, near: 0.86, far: from };
    return focus === "right"
      ? { left: 0.06, right: 0.5, near: 0.86, far: from }
      : { left: 0.5, right: 0.94, near: 0.86, far: from };
  },
  back,
};
