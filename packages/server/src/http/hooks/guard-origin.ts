import { type ApiError, apiError } from "@pinhole/contract";
import type { FastifyInstance, FastifyRequest, HookHandlerDoneFunction } from "fastify";
import { printable } from "../printable.ts";
import type { Services } from "../services.ts";

/**
 * Keeps web pages of other sites away (design §10): a page must be of this server or of an allowed origin, and while
 * no key exists the Host must be this machine's own, so that a name that was rebound to 127.0.0.1 gets nowhere.
 * Open routes tell nothing a page could not know, or carry a signature; they pass.
 */
export function guardOrigin(app: FastifyInstance, { config, keyring }: Services): void {
  const ownHosts = new Set([config.host, config.publicUrl && new URL(config.publicUrl).hostname]);
  const isOwnHost = (host: string) => ownHosts.has(host) || isLoopback(host);

  async function judge(request: FastifyRequest, done: HookHandlerDoneFunction): Promise<void> {
    const fault = await findFault(request).catch((error: Error) => error);
    done(fault);
  }

  async function findFault(request: FastifyRequest): Promise<ApiError | undefined> {
    const { host = "" } = request.headers;
    if (!isOwnHost(hostnameOf(host)) && !(await keyring.anyKeyExists())) {
      return apiError("foreignHost", { host: printable(host) });
    }
    const origin = foreignOrigin(request, config.corsOrigins);
    return origin === undefined ? undefined : apiError("foreignOrigin", { origin: printable(origin) });
  }

  app.addHook("onRequest", (request, _reply, done) => {
    const { host, origin, "sec-fetch-site": site } = request.headers;
    if (host === undefined) done(apiError("malformedRequest", {}));
    else if (isOpen(request)) done();
    // What every SDK sends, at the price of no promise.
    else if (origin === undefined && site === undefined && isOwnHost(hostnameOf(host))) done();
    else void judge(request, done);
  });
}

function isOpen({ routeOptions, method }: FastifyRequest): boolean {
  return routeOptions.config.access === "open" && (method === "GET" || method === "HEAD");
}

/** The page that sent a request, where it is neither ours nor allowed. */
function foreignOrigin({ headers }: FastifyRequest, allowed: readonly string[]): string | undefined {
  const { origin, host } = headers;
  if (origin !== undefined) {
    if (allowed.includes(origin)) return undefined;
    return host !== undefined && /^https?:\/\//.test(origin) && originHost(origin) === host
      ? undefined
      : origin;
  }
  return headers["sec-fetch-site"] === "cross-site" ? "of another site" : undefined;
}

function originHost(origin: string): string {
  return origin.slice(origin.indexOf("//") + 2);
}

/** `Localhost:7464` to `localhost`, `[::1]:7464` to `[::1]`. */
function hostnameOf(host: string): string {
  return host.toLowerCase().replace(/:\d*$/, "").replace(/\.$/, "");
}

/** Whether a host name, or an address to listen on, is always this machine. */
export function isLoopback(host: string): boolean {
  return (
    host === "localhost" ||
    host.endsWith(".localhost") ||
    host === "::1" ||
    host === "[::1]" ||
    /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host)
  );
}
