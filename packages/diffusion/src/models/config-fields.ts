import { z } from "zod";

/** A whole number from 1 to `most`: real networks stay far below, and a hostile file may not ask for more. */
export function count(most: number) {
  return z.int().min(1).max(most);
}

/** One value for every level, or a list with one value a level. */
export function perLevel<Value extends z.ZodType>(value: Value) {
  return z.union([value, z.array(value).min(1).max(maxLevels)]);
}

export const maxLevels = 8;
export const channels = count(8192);
export const epsilon = z.number().positive().max(1);
export const groups = count(512);

/** A field that would change the network in a way that is not built here: only `accepted`, null or nothing may stand there. */
export function notBuilt(accepted: string | number | boolean | null = null) {
  return z
    .unknown()
    .refine((value) => value === undefined || value === null || value === accepted, {
      message: `only ${JSON.stringify(accepted)} is supported here`,
    })
    .optional();
}

/** `value` for each of `levels`, where the file gives a single one. */
export function spread<Value>(value: Value | Value[], levels: number): Value[] {
  return Array.isArray(value) ? value : Array.from({ length: levels }, () => value);
}
