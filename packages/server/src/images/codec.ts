import { availableParallelism } from "node:os";
import sharp from "sharp";
import { createLimiter } from "./create-limiter.ts";

// Only the three formats the API takes: libvips would also open SVG, PDF, TIFF and more. From memory, and from files
// that were named here and sniffed first.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["Png", "Jpeg", "Webp"].flatMap((format) => [
    `VipsForeignLoad${format}Buffer`,
    `VipsForeignLoad${format}File`,
  ]),
});
sharp.cache(false);
sharp.concurrency(1);

/** sharp, set up once for the whole program: three formats, no cache, one thread a picture. */
export const codec = sharp;

/**
 * Every decode, encode and resize waits for a slot here, so that memory stays bounded. libuv has four threads;
 * one is left for files and the database.
 */
export const inCodecSlot = createLimiter(Math.min(3, Math.max(1, availableParallelism())));
