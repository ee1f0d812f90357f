import { expect, test } from "vitest";
import { createFakeEngine } from "../../engines/fake-engine.test.fixture.ts";
import { loadConfig } from "../../config.ts";
import { startServer } from "../../start-server.ts";
import { makeTempHome } from "../../storage/temp-home.test.fixture.ts";
import type { LoadedModel } from "../../models/residency.ts";
import { onTestFinished } from "vitest";

async function startKeeping(loaded: LoadedModel[]) {
  const home = await makeTempHome();
  const { config } = await loadConfig({ env: {}, flags: { home: home.folder, port: 0 } });
  const unloaded: string[] = [];
  const engine = Object.assign(createFakeEngine(), {
    loaded: () => loaded,
    unload: async (name: string) => unloaded.push(name) > 0,
  });
  const server = await startServer(config, { engines: [engine] });
  onTestFinished(() => server.stop({ drainMs: 0 }));
  return { server, unloaded };
}

const model: LoadedModel = {
  name: "o/tiny",
  memoryBytes: 5_000_000,
  loadedAt: 1_700_000_000_500,
  drawing: false,
};

test("what is in memory is listed and taken out by its name, slashes and all", async () => {
  const { server, unloaded } = await startKeeping([model]);
  const listed = await server.app.inject({ url: "/v1/engines", headers: { host: "localhost" } });
  expect(listed.json()).toEqual({
    object: "list",
    data: [
      {
        id: "o/tiny",
        object: "loaded_model",
        memory_bytes: 5_000_000,
        loaded_at: 1_700_000_000,
        last_used_at: null,
        drawing: false,
      },
    ],
  });
  const unload = (name: string) =>
    server.app.inject({ method: "POST", url: `/v1/engines/unload/${name}`, headers: { host: "localhost" } });
  expect((await unload("o/tiny")).json()).toEqual({ id: "o/tiny", unloaded: true });
  expect((await unload("o/other")).json()).toEqual({ id: "o/other", unloaded: false });
  expect(unloaded).toEqual(["o/tiny"]);
});

test("a foreign page cannot take a model out", async () => {
  const { server, unloaded } = await startKeeping([model]);
  const headers = { host: "localhost", "sec-fetch-site": "cross-site", origin: "https://evil.example" };
  const answer = await server.app.inject({ method: "POST", url: "/v1/engines/unload/o/tiny", headers });
  expect(answer.statusCode).toBe(403);
  expect(unloaded).toEqual([]);
});
