// A server with one engine that never finishes, beside sketch: streams on it stay idle for as long as they like.
import { setFlagsFromString } from "node:v8";
import type { Engine } from "@pinhole/server";

// As the command does it, before anything is loaded.
setFlagsFromString("--semi-space-growth-factor=1");
const { createEngines, loadConfig, startServer } = await import("@pinhole/server");

const stalled: Engine = {
  name: "stalled",
  jobsAtOnce: Infinity,
  listModels: async () => [
    {
      id: "stalled",
      displayName: "Stalled (bench only)",
      licence: "MIT",
      ownedBy: "bench",
      created: 0,
      provenance: { software: "bench", digitalSourceType: "" },
      capabilities: {
        generate: true,
        edit: false,
        mask: false,
        vary: false,
        partialImages: false,
        transparentBackground: false,
        options: [],
      },
    },
  ],
  draw: (_request, { signal }) =>
    new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
  close: async () => {},
};

const { config } = await loadConfig();
const server = await startServer(
  { ...config, concurrency: 2000 },
  { engines: [...createEngines(config), stalled] },
);
process.once("SIGTERM", () => void server.stop());
