import { createServer } from "node:net";
import { findRunningServer, loadConfig } from "@pinhole/server";
import { findHome } from "../open-home.ts";
import type { Finding } from "./finding.ts";

const name = "Port";

/** Whether our server answers on this home, or else its port is free. */
export async function checkPort(): Promise<Finding[]> {
  const running = await findRunningServer(await findHome());
  if (running) return [await checkRunning(running)];
  const { host, port } = (await loadConfig()).config;
  const code = await tryPort(host, port);
  if (code === undefined) return [{ name, state: "ok", message: `${host}:${port} is free` }];
  if (code !== "EADDRINUSE")
    return [{ name, state: "fault", message: `${host}:${port} cannot be used: ${code}` }];
  const message = `${host}:${port} is taken by another program`;
  return [{ name, state: "fault", message, fix: "Stop it, or serve elsewhere: pinhole serve --port 7465" }];
}

async function checkRunning({ url, pid }: { url: string; pid: number }): Promise<Finding> {
  const response = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(3000) }).catch(
    () => undefined,
  );
  if (response?.ok) return { name, state: "ok", message: `Pinhole answers at ${url} (process ${pid})` };
  const message = `Pinhole should answer at ${url} (process ${pid}), and does not`;
  return { name, state: "fault", message, fix: "Stop that process and start pinhole serve again." };
}

/** The error code of listening there; undefined where it works. */
async function tryPort(host: string, port: number): Promise<string | undefined> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen({ host, port }, () => server.close(() => resolve(undefined)));
  });
}
