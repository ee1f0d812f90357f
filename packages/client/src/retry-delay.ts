const longestObeyedMs = 60_000;
const firstDelayMs = 500;
const longestDelayMs = 8000;

/** Whether an answer asks for another try: `x-should-retry` decides, else 408, 409, 429 and 5xx do (images-api §4.1). */
export function shouldRetry(response: Response): boolean {
  const told = response.headers.get("x-should-retry");
  if (told === "true") return true;
  if (told === "false") return false;
  return [408, 409, 429].includes(response.status) || response.status >= 500;
}

/**
 * Milliseconds to wait before the next try.
 * The server's `retry-after-ms`, then its `retry-after` (seconds or a date), up to 60 s; else 0.5 s doubled with every
 * try up to 8 s, less up to a quarter of it at random (images-api §4.1).
 *
 * @param retries tries already repeated, 0 for the first wait
 */
export function retryDelayMs(retries: number, headers?: Headers): number {
  const told = headers && toldDelayMs(headers);
  if (told !== undefined && told >= 0 && told <= longestObeyedMs) return told;
  const delayMs = Math.min(firstDelayMs * 2 ** retries, longestDelayMs);
  return delayMs * (1 - Math.random() * 0.25);
}

function toldDelayMs(headers: Headers): number | undefined {
  const milliseconds = Number.parseFloat(headers.get("retry-after-ms") ?? "");
  if (Number.isFinite(milliseconds)) return milliseconds;
  const after = headers.get("retry-after");
  // Number("") is 0, which would hammer a server that sends an empty header.
  if (!after) return undefined;
  const seconds = Number(after);
  const waitMs = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(after) - Date.now();
  return Number.isFinite(waitMs) ? waitMs : undefined;
}
