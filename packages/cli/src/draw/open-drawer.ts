import { UsageError } from "../usage-error.ts";
import type { Drawer } from "./drawer.ts";
import { findServer, type ServerChoice } from "./find-server.ts";

export interface DrawerChoice extends ServerChoice {
  strict?: boolean;
}

/** The server that was named, else the one running on this machine, else this process. */
export async function openDrawer({ strict = false, ...choice }: DrawerChoice): Promise<Drawer> {
  if (strict && (choice.baseUrl ?? process.env["PINHOLE_BASE_URL"])) {
    throw new UsageError("A server is strict or not by its own setting: leave --strict or the base URL out.");
  }
  const server = strict ? undefined : await findServer(choice);
  if (server) {
    const { createRemoteDrawer } = await import("./remote-drawer.ts");
    return createRemoteDrawer(server);
  }
  const { createLocalDrawer } = await import("./local-drawer.ts");
  return createLocalDrawer({ strict });
}
