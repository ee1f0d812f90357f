import { ModelError } from "./model-error.ts";
import type { PassingFailure } from "./patience.ts";

/** What a hub did wrong, or refused. */
export class HubFailure extends ModelError {
  /** Present where another attempt may succeed. */
  readonly passing?: PassingFailure;

  constructor(message: string, { passing, cause }: { passing?: PassingFailure; cause?: unknown } = {}) {
    super(message, { cause });
    this.name = "HubFailure";
    this.passing = passing;
  }
}

export function isPassing(error: unknown): PassingFailure | undefined {
  return error instanceof HubFailure ? error.passing : undefined;
}

/** What was asked of which hub, for its messages. */
export interface Asked {
  /** `stabilityai/sd-turbo` */
  repository: string;
  /** `the revision main`, `unet/config.json` */
  what: string;
  /** Without a slash at its end. */
  endpoint: string;
  hasToken: boolean;
}

/** An answer's status and headers as a failure that says what to do. Error codes as the hub sends them in `X-Error-Code`. */
export function explainStatus(response: Response, asked: Asked): HubFailure {
  const { status, headers } = response;
  const code = headers.get("x-error-code") ?? "";
  if (status === 429) return explainLimit(headers, asked);
  if (status >= 500 || status === 408) {
    return new HubFailure(
      `${hostOf(asked.endpoint)} answered ${status} for ${asked.what} of ${asked.repository}, several times. It has a fault of its own: try again later.`,
      { passing: { retryAfterMs: retryAfter(headers) } },
    );
  }
  if (code === "GatedRepo" || (status === 403 && code !== "RepoNotFound")) return explainGate(asked);
  if (code === "RevisionNotFound") {
    return new HubFailure(
      `${asked.repository} does not have ${asked.what}. See which ones it has at ${pageOf(asked)}/tree/main`,
    );
  }
  if (code === "EntryNotFound") return new HubFailure(`${asked.repository} has no file ${asked.what}.`);
  if (status === 401) return explainUnauthorised(asked);
  if (status === 404 || code === "RepoNotFound") {
    return new HubFailure(
      `${hostOf(asked.endpoint)} knows no model ${asked.repository}, or does not show it: ${asked.what} answered ${status}. Check the spelling${asked.hasToken ? ", and that your HF_TOKEN may see it" : "; a private one needs HF_TOKEN"}.`,
    );
  }
  return new HubFailure(
    `${hostOf(asked.endpoint)} answered ${status} for ${asked.what} of ${asked.repository}.`,
  );
}

function explainLimit(headers: Headers, asked: Asked): HubFailure {
  const retryAfterMs = retryAfter(headers);
  const when = retryAfterMs === undefined ? "later" : `in ${Math.ceil(retryAfterMs / 1000)} s`;
  const token = asked.hasToken ? "" : " With HF_TOKEN set the hub allows more.";
  return new HubFailure(
    `${hostOf(asked.endpoint)} is answering too many requests from here (429). Try again ${when}.${token}`,
    { passing: { retryAfterMs } },
  );
}

function explainGate(asked: Asked): HubFailure {
  const accept = `Open ${pageOf(asked)}, sign in and accept its licence`;
  return new HubFailure(
    asked.hasToken
      ? `${asked.repository} is gated, and your HF_TOKEN may not read it. ${accept} with the token's account, and give the token the right to read gated repositories.`
      : `${asked.repository} is gated. ${accept}; then make a token at ${asked.endpoint}/settings/tokens, set HF_TOKEN to it, and pull again.`,
  );
}

function explainUnauthorised(asked: Asked): HubFailure {
  return new HubFailure(
    asked.hasToken
      ? `${hostOf(asked.endpoint)} does not accept your HF_TOKEN (401) for ${asked.repository}. Make a new one at ${asked.endpoint}/settings/tokens, or unset HF_TOKEN for a public model.`
      : `${asked.repository} does not exist, is private, or is gated (401). Check the spelling; for a gated one open ${pageOf(asked)}, accept its licence and set HF_TOKEN.`,
  );
}

/** Seconds or a date, RFC 9110 10.2.3, in milliseconds from now. */
export function retryAfter(headers: Headers, now = Date.now()): number | undefined {
  const value = headers.get("retry-after")?.trim();
  if (!value) return undefined;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

export function hostOf(endpoint: string): string {
  return new URL(endpoint).host;
}

function pageOf({ endpoint, repository }: Asked): string {
  return `${endpoint}/${repository}`;
}
