import { UsageError } from "../usage-error.ts";

/** How the command line names a server. */
export interface ServerChoice {
  baseUrl?: string;
  apiKey?: string;
}

export interface FoundServer {
  /** Its version included. */
  baseUrl: string;
  apiKey?: string;
  /** The Pinhole running on this machine's home, not a server that was named. */
  isOurs: boolean;
}

/**
 * The server that was named by a flag or `PINHOLE_BASE_URL`, else the one running on this machine's home.
 * @throws {UsageError} for a name that is no URL
 */
export async function findServer({ baseUrl, apiKey }: ServerChoice): Promise<FoundServer | undefined> {
  const named = baseUrl ?? process.env["PINHOLE_BASE_URL"];
  const key = apiKey ?? process.env["PINHOLE_API_KEY"];
  if (named) return { baseUrl: checkUrl(named), apiKey: key, isOurs: false };
  const { findRunningServer, resolveHome } = await import("@pinhole/server");
  // A home that cannot be read holds no server for us; drawing needs none.
  const running = await findRunningServer(resolveHome()).catch(() => undefined);
  return running && { baseUrl: `${running.url}/v1`, apiKey: key ?? running.token, isOurs: true };
}

function checkUrl(text: string): string {
  if (/^https?:\/\//.test(text) && URL.canParse(text)) return text;
  throw new UsageError(`'${text}' is no base URL. It looks like http://127.0.0.1:7464/v1`);
}
