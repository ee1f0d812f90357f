import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, onTestFinished, test } from "vitest";
import { freePort, plainEnvironment, repository } from "./spawn-pinhole.ts";
import { makeHomeFolder } from "./start-test-server.ts";

test("a SIGTERM to npm start stops the server as well, and frees its port and home", async () => {
  const port = await freePort();
  const env = plainEnvironment({ PINHOLE_HOME: await makeHomeFolder(), PINHOLE_PORT: String(port) });
  const start = async () => {
    const npm = spawn("npm", ["start", "--silent"], {
      cwd: repository,
      env,
      stdio: ["ignore", "pipe", "inherit"],
    });
    onTestFinished(() => void npm.kill("SIGTERM"));
    await once(npm.stdout, "data");
    return npm;
  };
  const ask = async () => (await fetch(`http://127.0.0.1:${port}/healthz`)).status;

  const first = await start();
  expect(await ask()).toBe(200);
  first.kill("SIGTERM");
  await expect.poll(() => ask().catch(() => "nobody answers"), { timeout: 10_000 }).toBe("nobody answers");
  await start();
  expect(await ask()).toBe(200);
});
