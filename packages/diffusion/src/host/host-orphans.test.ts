import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test, vi } from "vitest";
import { loadingPid, makeModel } from "./start-host.test.fixture.ts";

test("a model's process ends with its master, even in the middle of a step", async () => {
  const model = await makeModel("fox");
  const fixture = fileURLToPath(new URL("./killed-master.test.fixture.ts", import.meta.url));
  const master = spawn(process.execPath, ["--conditions=@pinhole/source", fixture, model.directory]);
  onTestFinished(() => void master.kill("SIGKILL"));
  await once(master.stdout, "data");
  const pid = await loadingPid(model);
  expect(process.kill(pid, 0)).toBe(true);
  master.kill("SIGKILL");
  // The step itself would take ten seconds.
  await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow("ESRCH"), { timeout: 8_000 });
});
