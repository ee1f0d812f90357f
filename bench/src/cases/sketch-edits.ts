import { drawPicture } from "@pinhole/sketch";
import { type BenchCase, milliseconds } from "../figure.ts";
import { median } from "../statistics.ts";
import { coreMs } from "./sketch-styles.ts";

const SIZE = 1024;
const TURNS = 5;

/** A box of a twentieth of the picture. */
function boxMask(): Uint8Array {
  const side = Math.round(SIZE * Math.sqrt(0.05));
  const mask = new Uint8Array(SIZE * SIZE);
  for (let y = SIZE - side * 2; y < SIZE - side; y++)
    mask.fill(255, y * SIZE + side * 2, y * SIZE + side * 3);
  return mask;
}

export const sketchEdits: BenchCase = {
  name: "edits",
  async run() {
    const request = {
      width: SIZE,
      height: SIZE,
      background: "auto",
      partialImages: 0,
      referenceImages: [],
    } as const;
    const prompt = "a fox in a meadow before mountains, oil painting";
    const { image } = drawPicture({ ...request, task: "generate", prompt, seed: 3 });
    const mask = { width: SIZE, height: SIZE, data: boxMask() };
    const erase = (seed: number) =>
      drawPicture({ ...request, task: "edit", prompt: "remove it", seed, initImage: image, mask });
    erase(0);
    const times = Array.from({ length: TURNS }, (_, seed) => coreMs(() => erase(seed)));
    return [
      {
        work: `PatchMatch at 5 % mask, ${SIZE}x${SIZE}, one core`,
        measured: `median ${milliseconds(median(times))}`,
        reach: "2 s",
        reached: median(times) <= 2000,
      },
    ];
  },
};
