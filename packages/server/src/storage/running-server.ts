import { existsSync } from "node:fs";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { z } from "zod";
import type { Home } from "./home.ts";
import { isServerLocked } from "./server-lock.ts";

const runningServer = z.object({ url: z.url(), pid: z.int().positive(), token: z.string().min(1) });

/** How to reach a server of this machine; the token lets its own user in without a key. */
export type RunningServer = z.infer<typeof runningServer>;

/** Says how to reach this process, readable by its owner alone. Only for the holder of the server lock. */
export async function announceServer(home: Home, server: RunningServer): Promise<void> {
  const unfinished = `${home.serverFile}.part`;
  await rm(unfinished, { force: true });
  await writeFile(unfinished, `${JSON.stringify(server)}\n`, { mode: 0o600, flag: "wx" });
  await rename(unfinished, home.serverFile);
}

export async function withdrawServer(home: Home): Promise<void> {
  await rm(home.serverFile, { force: true });
}

/** The server now running on a home; undefined when there is none, or only a dead one's file. */
export async function findRunningServer(home: Home): Promise<RunningServer | undefined> {
  const text = await readFile(home.serverFile, "utf8").catch(() => undefined);
  if (text === undefined || !existsSync(home.lock) || !isServerLocked(home)) return undefined;
  const parsed = runningServer.safeParse(parseJson(text));
  return parsed.success ? parsed.data : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
