import { planScene } from "../scene/plan-scene.ts";
import { drawInStyle } from "../styles/draw-in-style.ts";
import { STYLES } from "../styles/styles.ts";
import type { Recipe } from "./recipe.ts";

/** Styles that keep a picture's own colours and shapes, so that it stays the same picture. */
const FAITHFUL = new Set(["watercolour", "oil", "poster", "paper-cut", "low-poly", "pastel"]);

/** The same picture in another hand. */
export const restyle: Recipe = {
  name: "restyle",
  apply(picture, random) {
    const styles = STYLES.filter((style) => FAITHFUL.has(style.name));
    const style = styles[random.whole(0, styles.length - 1)];
    if (!style) return { image: picture, told: "the same hand" };
    const { width, height } = picture;
    const scene = planScene("", { width, height, seed: random.whole(0, 0xffff) });
    return { image: drawInStyle(style, picture, scene), told: `drawn as ${style.name}` };
  },
};
