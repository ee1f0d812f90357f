import type { StartedServer } from "./start-server.ts";

/**
 * Stops the server on SIGTERM and SIGINT, and ends the program when that is done. The first signal lets the requests
 * in hand finish, the second cuts them off; a third ends the program as it is.
 */
export function stopOnSignals(server: Pick<StartedServer, "stop">): void {
  let signals = 0;
  const onSignal = () => {
    signals += 1;
    if (signals > 2) process.exit(1);
    server.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on("SIGTERM", onSignal);
  process.on("SIGINT", onSignal);
}
