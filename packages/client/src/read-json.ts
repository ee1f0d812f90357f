import { PinholeError } from "./pinhole-error.ts";
import type { OpenAnswer } from "./send-request.ts";

/**
 * A successful answer's body as JSON. Its shape is the contract's and is not checked again.
 * @throws {PinholeError} where it is no JSON at all, as from a server of something else
 */
export async function readJson<Body>({ response, watch }: OpenAnswer): Promise<Body> {
  const text = await response.text();
  watch.stop();
  try {
    return JSON.parse(text) as Body;
  } catch {
    const { status, headers } = response;
    const message = "The answer is not JSON: is the base URL that of an Images API?";
    throw new PinholeError({ message, status, headers });
  }
}
