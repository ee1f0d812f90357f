import { PinholeError } from "./pinhole-error.ts";

/** The error of an answer that is not a success: the envelope's members, or the bare text of a proxy's page. */
export function readError(response: Response, text: string): PinholeError {
  const { status, headers } = response;
  return toPinholeError(parseJson(text), {
    status,
    headers,
    fallback: `${status} ${text.slice(0, 200).trim() || response.statusText}`.trim(),
  });
}

interface ErrorFacts {
  status?: number;
  headers: Headers;
  /** The message where the body has none. */
  fallback: string;
}

/** An error from a body of the form `{ error: { message, type, param, code } }`. */
export function toPinholeError(body: unknown, { status, headers, fallback }: ErrorFacts): PinholeError {
  const error = isRecord(body) && isRecord(body["error"]) ? body["error"] : {};
  return new PinholeError({
    status,
    headers,
    message: text(error["message"]) ?? fallback,
    type: text(error["type"]),
    param: text(error["param"]),
    code: text(error["code"]),
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}
