import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadConfig, printConfig } from "./config.ts";
import { settingNames } from "./settings.ts";
import { makeTempHome } from "./storage/temp-home.test.fixture.ts";

test("flags win over the environment, the environment over the file, the file over the defaults", async () => {
  const { folder, config: path } = await makeTempHome();
  await writeFile(path, JSON.stringify({ port: 1, mode: "strict", concurrency: 3, logLevel: "error" }));
  const { config, sources } = await loadConfig({
    env: { PINHOLE_HOME: folder, PINHOLE_PORT: "2", PINHOLE_CONCURRENCY: "4" },
    flags: { port: "3" },
  });
  expect(config).toMatchObject({ port: 3, concurrency: 4, mode: "strict", host: "127.0.0.1", home: folder });
  expect(sources).toMatchObject({
    port: "flag",
    concurrency: "environment",
    mode: "file",
    host: "default",
    home: "environment",
  });
});

test("without any setting a server listens on this machine's port 7464 and accepts what clients send", async () => {
  const { folder } = await makeTempHome();
  const { config } = await loadConfig({ env: {}, flags: { home: folder } });
  expect(config).toMatchObject({
    host: "127.0.0.1",
    port: 7464,
    mode: "compatible",
    defaultModel: "sketch",
    corsOrigins: [],
    fetchImageUrls: false,
  });
  expect(config.metricsPort).toBeUndefined();
  expect(config.models).toBe(join(config.home, "models"));
  expect(config.memoryLimitMb).toBeUndefined();
});

test("a misspelt setting is refused by name, with the one that was meant", async () => {
  const { folder, config: path } = await makeTempHome();
  const load = (env: Record<string, string>) => loadConfig({ env: { PINHOLE_HOME: folder, ...env } });
  await expect(load({ PINHOLE_PROT: "1" })).rejects.toThrow(
    "There is no setting PINHOLE_PROT. Did you mean PINHOLE_PORT?",
  );
  await writeFile(path, JSON.stringify({ publicURL: "http://a.example" }));
  await expect(load({})).rejects.toThrow("Did you mean publicUrl?");
});

test("a value that does not hold is refused with its place", async () => {
  const { folder } = await makeTempHome();
  const load = (env: Record<string, string>) => loadConfig({ env: { PINHOLE_HOME: folder, ...env } });
  await expect(load({ PINHOLE_PORT: "http" })).rejects.toThrow(/The setting PINHOLE_PORT \("http"\)/);
  await expect(load({ PINHOLE_PORT: "65536" })).rejects.toThrow(/PINHOLE_PORT/);
  await expect(load({ PINHOLE_MODE: "loose" })).rejects.toThrow(/PINHOLE_MODE/);
  await expect(load({ PINHOLE_CORS_ORIGINS: "http://a.example/path" })).rejects.toThrow(/without a path/);
  await expect(loadConfig({ env: {}, flags: { home: folder, logLevel: "loud" } })).rejects.toThrow(
    /--log-level/,
  );
});

test("text from the environment becomes numbers, booleans and lists", async () => {
  const { folder } = await makeTempHome();
  const { config } = await loadConfig({
    env: {
      PINHOLE_HOME: folder,
      PINHOLE_TRUST_PROXY: "1",
      PINHOLE_STRICT_MODELS: "true",
      PINHOLE_CORS_ORIGINS: "http://localhost:3000, https://app.example",
      PINHOLE_PUBLIC_URL: "https://images.example/",
    },
  });
  expect(config).toMatchObject({
    trustProxy: true,
    strictModels: true,
    corsOrigins: ["http://localhost:3000", "https://app.example"],
    publicUrl: "https://images.example",
  });
});

test("a secret may come from a file, and is never printed", async () => {
  const { folder } = await makeTempHome();
  const path = join(folder, "key.txt");
  await writeFile(path, "a-secret-of-many-letters\n");
  const loaded = await loadConfig({ env: { PINHOLE_HOME: folder, PINHOLE_API_KEY_FILE: path } });
  expect(loaded.config.apiKey).toBe("a-secret-of-many-letters");
  const printed = printConfig(loaded);
  expect(printed).not.toContain("many-letters");
  expect(printed).toMatch(/^apiKey +\(set, not shown\) +\(environment\)$/m);
  expect(printed.trimEnd().split("\n")).toHaveLength(settingNames.length);
  await expect(loadConfig({ env: { PINHOLE_HOME: folder, PINHOLE_API_KEY: "short" } })).rejects.not.toThrow(
    /short/,
  );
});

test("a configuration file that was named must exist and be a JSON object", async () => {
  const { folder, config: path } = await makeTempHome();
  const load = (configPath: string) => loadConfig({ env: {}, flags: { home: folder }, configPath });
  await expect(load(join(folder, "absent.json"))).rejects.toThrow(/cannot be read/);
  await writeFile(path, "[1]");
  await expect(load(path)).rejects.toThrow(/is not a JSON object/);
});

test("variables that Kubernetes sets for a service called pinhole are not settings", async () => {
  const { folder } = await makeTempHome();
  const env = {
    PINHOLE_HOME: folder,
    PINHOLE_SERVICE_HOST: "10.0.0.1",
    PINHOLE_PORT_7464_TCP: "tcp://10.0.0.1:7464",
  };
  await expect(loadConfig({ env })).resolves.toBeDefined();
});
