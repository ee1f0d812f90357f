import { createEngineHost } from "./engine-host.ts";
import { request, watching } from "./requests.test.fixture.ts";

// Draws, and says when the model's process has come to a step that does not end.

const [directory = ""] = process.argv.slice(2);
const host = createEngineHost({
  runtime: "/nowhere",
  threads: 1,
  idleUnloadMs: 60_000,
  program: new URL("./fake-program.test.fixture.ts", import.meta.url),
});
await host.draw(
  { name: "fox", directory, weightBytes: 1 },
  { ...request, prompt: "seen /nowhere/at/all" },
  { ...watching(), onStep: () => console.log("a step was drawn") },
);
