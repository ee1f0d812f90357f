import { drawPicture } from "@pinhole/sketch";

export const SIZE = 1024;
export const PROMPTS = [
  "a red lighthouse on a cliff at sunset",
  "three cats and a dog in a village",
  "a robot holding a flower in a city at night",
];
/** As a prompt says them, with what the scene calls them. */
export const STYLES = {
  flat: "",
  watercolour: "watercolour",
  oil: "oil painting",
  ink: "ink drawing",
  pencil: "pencil drawing",
  "pixel-art": "pixel art",
  "low-poly": "low poly",
  "paper-cut": "paper cut",
  blueprint: "blueprint",
  neon: "neon style",
  poster: "poster style",
  isometric: "isometric",
  pastel: "pastel painting",
  "stained-glass": "stained glass",
  woodcut: "woodcut",
  "shan-shui": "shan shui",
} as const;

/** @throws {Error} when the prompt was not drawn in the style it names */
export function drawIn(style: keyof typeof STYLES, seed: number): void {
  const { scene } = drawPicture({
    task: "generate",
    prompt: `${PROMPTS[seed % PROMPTS.length]}, ${STYLES[style]}`,
    width: SIZE,
    height: SIZE,
    seed,
    background: "auto",
    partialImages: 0,
    referenceImages: [],
  });
  if (scene.style !== style) throw new Error(`"${STYLES[style]}" was drawn as ${scene.style}`);
}
