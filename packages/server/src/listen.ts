import type { FastifyInstance } from "fastify";
import { isLoopback } from "./http/hooks/guard-origin.ts";
import { StartError } from "./storage/start-error.ts";

export interface ListeningAt {
  /** Without a slash at its end. */
  url: string;
  port: number;
}

/**
 * Opens the port.
 * @throws {StartError} when it is taken, or may not be opened
 */
export async function listen(
  app: FastifyInstance,
  { host, port }: { host: string; port: number },
): Promise<ListeningAt> {
  try {
    await app.listen({ host, port, listenTextResolver: () => "" });
  } catch (error) {
    throw explain(error, { host, port });
  }
  const address = app.server.address();
  const actual = typeof address === "object" ? (address?.port ?? port) : port;
  return { url: `http://${reachableHost(host)}:${actual}`, port: actual };
}

/** All addresses at once are none to call; this machine is among them. */
function reachableHost(host: string): string {
  if (host === "0.0.0.0" || host === "::" || host === "localhost")
    return host === "localhost" ? host : "127.0.0.1";
  return host.includes(":") ? `[${host}]` : host;
}

function explain(error: unknown, { host, port }: { host: string; port: number }): unknown {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  const wayOut = "choose another with --port or PINHOLE_PORT";
  switch (code) {
    case "EADDRINUSE":
      return new StartError(
        `Port ${port} on ${host} is already in use. Stop the program that holds it, or ${wayOut}.`,
        { cause: error },
      );
    case "EACCES":
      return new StartError(`Port ${port} may not be opened by this user: ${wayOut}, 1024 or above.`, {
        cause: error,
      });
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return new StartError(
        `The address ${host} is not one of this machine's. Check --host or PINHOLE_HOST.`,
        {
          cause: error,
        },
      );
    default:
      return error;
  }
}

/**
 * Without a key, only this machine may be listened to.
 * @throws {StartError} for another address
 */
export function refusePublicWithoutKeys(host: string, hasKeys: boolean): void {
  if (hasKeys || isLoopback(host.toLowerCase())) return;
  throw new StartError(
    `Refusing to listen on ${host} without a key: anyone who reaches this machine could use it. ` +
      "Make a key first (pinhole keys add NAME), or listen on 127.0.0.1.",
  );
}
