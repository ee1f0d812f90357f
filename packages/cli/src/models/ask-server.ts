import { CommandFailure } from "../command-failure.ts";
import { findServer, type FoundServer, type ServerChoice } from "../draw/find-server.ts";

/** A model in the memory of a server, as `GET /v1/engines` tells it. */
export interface LoadedModelObject {
  id: string;
  memory_bytes: number;
  /** Unix seconds, as all times of the API. */
  loaded_at: number;
  last_used_at: number | null;
  drawing: boolean;
}

/**
 * The server that was named, or the one running here.
 * @throws {CommandFailure} where there is none
 */
export async function requireServer(choice: ServerChoice): Promise<FoundServer> {
  const server = await findServer(choice);
  if (server) return server;
  throw new CommandFailure(
    "No server is running here, so no model is in memory. Start one with: pinhole serve",
  );
}

/** What a server has in memory. */
export async function listLoaded(server: FoundServer): Promise<LoadedModelObject[]> {
  const { data } = await ask<{ data: LoadedModelObject[] }>(server, { method: "GET", path: "/engines" });
  return data;
}

/** @returns false where the model is not in memory */
export async function unload(server: FoundServer, name: string): Promise<boolean> {
  const path = `/engines/unload/${name.split("/").map(encodeURIComponent).join("/")}`;
  const { unloaded } = await ask<{ unloaded: boolean }>(server, { method: "POST", path });
  return unloaded;
}

async function ask<Answer extends object>(
  { baseUrl, apiKey }: FoundServer,
  { method, path }: { method: "GET" | "POST"; path: string },
): Promise<Answer> {
  const url = `${baseUrl.replace(/\/+$/, "")}${path}`;
  const headers = apiKey === undefined ? undefined : { authorization: `Bearer ${apiKey}` };
  const response = await fetch(url, { method, headers }).catch((error: unknown) => {
    throw new CommandFailure(`No server answers at ${baseUrl}.`, { cause: error });
  });
  const body = (await response.json().catch(() => ({}))) as Partial<Answer> & {
    error?: { message?: string };
  };
  if (response.ok && !body.error) return body as Answer;
  throw new CommandFailure(body.error?.message ?? `${url} answered ${response.status}. Is it a Pinhole?`);
}
