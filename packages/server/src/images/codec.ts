import { availableParallelism } from "node:os";
import sharp from "sharp";
import { createLimiter } from "./create-limiter.ts";

// Only the three loaders the API takes, and only from memory: libvips would also open SVG, PDF, TIFF and paths.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["VipsForeignLoadPngBuffer", "VipsForeignLoadJpegBuffer", "VipsForeignLoadWebpBuffer"],
});
sharp.cache(false);
sharp.concurrency(1);

/** sharp, set up once for the whole program: three loaders, no cache, one thread a picture. */
export const codec = sharp;

/**
 * Every decode, encode and resize waits for a slot here, so that memory stays bounded. libuv has four threads;
 * one is left for files and the database.
 */
export const inCodecSlot = createLimiter(Math.min(3, Math.max(1, availableParallelism())));
