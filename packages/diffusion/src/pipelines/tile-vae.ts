import type { Tensor } from "../tensors/tensor.ts";
import type { Vae } from "./diffusion-model.ts";
import { pixelsPerLatent } from "./pipeline-run.ts";

export interface TileOptions {
  /** Pictures of more pixels than this are encoded and decoded in parts. */
  maxPixels: number;
  /** Side of a tile, in latents. */
  side: number;
  /** How far neighbours lie over each other, in latents. */
  overlap: number;
  /** Called before each tile. */
  stopIfAborted: () => void;
}

/** Tiles of 512 pixels, a quarter over each other, as diffusers has them; for more than a megapixel. */
export const usualTiles = { maxPixels: 1024 * 1024, side: 64, overlap: 16 };

/**
 * A VAE whose memory does not grow with the picture: above some size it works on tiles, whose seams go over into each
 * other. Tiles do not know of each other, so colours may differ a little from those of the whole.
 */
export function tileVae(vae: Vae, options: TileOptions): Vae {
  const { maxPixels, side, overlap } = options;
  return {
    ...vae,
    async encode(image) {
      const [, , height = 0, width = 0] = image.dims;
      if (height * width <= maxPixels) return await vae.encode(image);
      const tiles = listTiles(height / pixelsPerLatent, width / pixelsPerLatent, { side, overlap });
      const parts: { tile: Tile; mean: Tensor; logvar?: Tensor }[] = [];
      for (const tile of tiles) {
        options.stopIfAborted();
        parts.push({ tile, ...(await vae.encode(cutOut(image, scaleTile(tile, pixelsPerLatent)))) });
      }
      const join = (pick: (part: (typeof parts)[number]) => Tensor | undefined) =>
        joinTiles(
          parts.flatMap((part) => {
            const values = pick(part);
            return values ? [{ tile: part.tile, values }] : [];
          }),
          { height: height / pixelsPerLatent, width: width / pixelsPerLatent, overlap },
        );
      const hasLogvar = parts.every(({ logvar }) => logvar !== undefined);
      return { mean: join(({ mean }) => mean), logvar: hasLogvar ? join(({ logvar }) => logvar) : undefined };
    },
    async decode(latents) {
      const [, , rows = 0, columns = 0] = latents.dims;
      if (rows * columns * pixelsPerLatent ** 2 <= maxPixels) return await vae.decode(latents);
      const parts: { tile: Tile; values: Tensor }[] = [];
      for (const tile of listTiles(rows, columns, { side, overlap })) {
        options.stopIfAborted();
        parts.push({
          tile: scaleTile(tile, pixelsPerLatent),
          values: await vae.decode(cutOut(latents, tile)),
        });
      }
      const size = { height: rows * pixelsPerLatent, width: columns * pixelsPerLatent };
      return joinTiles(parts, { ...size, overlap: overlap * pixelsPerLatent });
    },
  };
}

interface Tile {
  top: number;
  left: number;
  height: number;
  width: number;
}

/** Tiles of one size that cover everything; the last ones are moved back to the edge. */
function listTiles(
  rows: number,
  columns: number,
  { side, overlap }: { side: number; overlap: number },
): Tile[] {
  const places = (length: number): number[] => {
    const count = Math.max(1, Math.ceil((length - overlap) / (side - overlap)));
    return Array.from({ length: count }, (_, at) =>
      Math.max(0, Math.min(at * (side - overlap), length - side)),
    );
  };
  return places(rows).flatMap((top) =>
    places(columns).map((left) => ({
      top,
      left,
      height: Math.min(side, rows),
      width: Math.min(side, columns),
    })),
  );
}

function scaleTile({ top, left, height, width }: Tile, factor: number): Tile {
  return { top: top * factor, left: left * factor, height: height * factor, width: width * factor };
}

/** @returns `[1, channels, tile.height, tile.width]` */
function cutOut({ dims, data }: Tensor, tile: Tile): Tensor {
  const [, channels = 0, rows = 0, columns = 0] = dims;
  const cut = new Float32Array(channels * tile.height * tile.width);
  for (let channel = 0; channel < channels; channel += 1)
    for (let y = 0; y < tile.height; y += 1) {
      const from = (channel * rows + tile.top + y) * columns + tile.left;
      cut.set(data.subarray(from, from + tile.width), (channel * tile.height + y) * tile.width);
    }
  return { dims: [1, channels, tile.height, tile.width], data: cut };
}

/** Each place is the mean of the tiles over it, weighed by how far inside of each it lies. */
function joinTiles(
  parts: readonly { tile: Tile; values: Tensor }[],
  { height, width, overlap }: { height: number; width: number; overlap: number },
): Tensor {
  const channels = parts[0]?.values.dims[1] ?? 0;
  const data = new Float32Array(channels * height * width);
  const weights = new Float32Array(height * width);
  for (const { tile, values } of parts)
    for (let y = 0; y < tile.height; y += 1)
      for (let x = 0; x < tile.width; x += 1) {
        const weight = nearness(y, tile.height, overlap) * nearness(x, tile.width, overlap);
        const place = (tile.top + y) * width + tile.left + x;
        weights[place] = (weights[place] ?? 0) + weight;
        for (let channel = 0; channel < channels; channel += 1) {
          const at = channel * height * width + place;
          const value = values.data[(channel * tile.height + y) * tile.width + x] ?? 0;
          data[at] = (data[at] ?? 0) + weight * value;
        }
      }
  return {
    dims: [1, channels, height, width],
    data: data.map((sum, at) => sum / (weights[at % weights.length] ?? 1)),
  };
}

/** Rises over the overlap from each edge, never quite 0. */
function nearness(at: number, length: number, overlap: number): number {
  return Math.min(1, (Math.min(at, length - 1 - at) + 0.5) / Math.max(overlap, 1));
}
