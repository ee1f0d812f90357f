import { loadConfig } from "./config.ts";
import { startServer } from "./start-server.ts";
import { stopOnSignals } from "./stop-on-signals.ts";
import { StartError } from "./storage/start-error.ts";

try {
  const { config } = await loadConfig();
  const server = await startServer(config);
  stopOnSignals(server);
  process.stderr.write(`Pinhole · ${server.url}/v1\n`);
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
