import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { request, watching } from "./requests.test.fixture.ts";
import { makeModel, pidOf, startHost } from "./start-host.test.fixture.ts";

// Only Linux tells what another process does.
const isTold = process.platform === "linux";

test.runIf(isTold).for(["signal SIGSTOP", "hang 1000000"])(
  "a process that does nothing any more (%s) is ended, and the next drawing starts it afresh",
  async (prompt) => {
    const host = startHost({ hangMs: 1_500 });
    const model = await makeModel("fox");
    const before = pidOf(await host.draw(model, request, watching()));
    await expect(host.draw(model, { ...request, prompt }, watching())).rejects.toMatchObject({
      name: "HostError",
      failure: { reason: "hung", stage: "draw", stillMs: 1_500 },
    });
    expect(() => process.kill(before, 0)).toThrow("ESRCH");
    expect(pidOf(await host.draw(model, request, watching()))).not.toBe(before);
  },
);

test.runIf(isTold)("one that hangs while it loads is ended as well", async () => {
  const host = startHost({ hangMs: 1_500 });
  const model = await makeModel("fox", "signal SIGSTOP");
  await expect(host.draw(model, request, watching())).rejects.toMatchObject({
    failure: { reason: "hung", stage: "load" },
  });
  await writeFile(join(model.directory, "model.txt"), "mended");
  expect((await host.draw(model, request, watching())).images).toHaveLength(1);
});

test("one that computes without a word for longer is left alone", async () => {
  const host = startHost({ hangMs: 2_000 });
  const model = await makeModel("fox");
  const { images } = await host.draw(model, { ...request, steps: 1, prompt: "blocked 4500" }, watching());
  expect(images).toHaveLength(1);
});

test("one that has nothing to do may do nothing", async () => {
  const host = startHost({ hangMs: 1_500 });
  const [fox, owl] = [await makeModel("fox"), await makeModel("owl")];
  const before = pidOf(await host.draw(fox, request, watching()));
  await host.draw(owl, { ...request, steps: 400 }, watching());
  expect(pidOf(await host.draw(fox, request, watching()))).toBe(before);
});
