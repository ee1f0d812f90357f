import { planScene } from "../scene/plan-scene.ts";
import { drawInStyle } from "../styles/draw-in-style.ts";
import { findStyle } from "../styles/styles.ts";
import type { EditOperation } from "./operation.ts";

/** "As pixel art": a style pass over the picture or its masked part. */
export const restyle: EditOperation = {
  name: "restyle",
  apply({ reading, prompt }, { initImage, request }) {
    const style =
      reading.style === undefined || reading.subjects.length > 0 ? undefined : findStyle(reading.style);
    if (!style?.pass) return undefined;
    const scene = planScene(prompt, request);
    const painted = drawInStyle(style, initImage, scene);
    return {
      painted,
      blend: true,
      drew: [`drawn as ${style.name}`],
      notDrawn: reading.notDrawn,
      warnings: [],
    };
  },
};
