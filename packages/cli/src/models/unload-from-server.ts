import { findServer } from "../draw/find-server.ts";
import { showStatus } from "../draw/show-status.ts";
import { note } from "../terminal.ts";
import { unload } from "./ask-server.ts";

/** Takes a model out of the memory of the server running here, if there is one and it is in there. */
export async function unloadFromServer(name: string): Promise<void> {
  const server = await findServer({});
  if (!server?.isOurs) return;
  const status = showStatus("Waiting for the picture in hand");
  const isUnloaded = await unload(server, name)
    .catch(() => false)
    .finally(() => status.end());
  if (isUnloaded) note(`The running server has taken ${name} out of its memory.`);
}
