import type { PipelineRequest, Pixels } from "./pipeline-request.ts";

/** The picture of tools/goldens/pipelines.py that edits start from: three formulas. */
export function startPicture(width: number, height: number): Pixels {
  const data = new Uint8Array(width * height * 4).fill(255);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      data.set(
        [(x * 7 + y * 3) % 256, (x * x + y * 5) % 256, (x * 11 + y * y * 2) % 256],
        (y * width + x) * 4,
      );
  return { width, height, data };
}

/** Its mask: a rectangle that does not lie on the grid of latents. */
export function startMask(width: number, height: number): NonNullable<PipelineRequest["mask"]> {
  const data = Uint8Array.from({ length: width * height }, (_, at) => {
    const [x, y] = [at % width, Math.floor(at / width)];
    return x >= 20 && x < 50 && y >= 12 && y < height - 5 ? 255 : 0;
  });
  return { width, height, data };
}

/** A request that asks for nothing special. */
export function requestOf(fields: Partial<PipelineRequest> = {}): PipelineRequest {
  return {
    task: "generate",
    prompt: "a fox under a full moon!",
    width: 64,
    height: 64,
    seeds: [42],
    previews: 0,
    fullDecoder: true,
    checkSafety: false,
    ...fields,
  };
}
