import type * as z from "zod";
import { type Asked, HubFailure, hostOf } from "./hub-failure.ts";

/**
 * Reads the JSON of a hub.
 * @throws {HubFailure} for what is not JSON, or not the JSON a hub sends
 */
export function parseAnswer<T>(text: string, schema: z.ZodType<T>, asked: Asked): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const what = /^\s*</.test(text) ? "a web page" : "something else";
    throw new HubFailure(
      `${hostOf(asked.endpoint)} answered with ${what} instead of JSON for ${asked.what} of ${asked.repository}. Is HF_ENDPOINT a hub's address, or is a sign-in page of the network in between?`,
      { cause: error },
    );
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues[0]?.path.join(".") || "at its top";
  throw new HubFailure(
    `${hostOf(asked.endpoint)} answered for ${asked.what} of ${asked.repository} with JSON that is not a hub's (${where}). Is HF_ENDPOINT a hub's address?`,
  );
}
