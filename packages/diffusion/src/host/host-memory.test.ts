import { expect, test } from "vitest";
import { request, watching } from "./requests.test.fixture.ts";
import { gigabyte, makeModel, pidOf, startHost } from "./start-host.test.fixture.ts";

test("a model that turns out heavier than expected makes others leave before it draws", async () => {
  const host = startHost({
    measure: () => ({ totalBytes: 8 * gigabyte, freeBytes: (4.9 - host.loaded().length) * gigabyte }),
  });
  const [fox, owl] = [await makeModel("fox"), await makeModel("owl", `weighs ${3 * gigabyte}`)];
  await host.draw(fox, request, watching());
  const first = await host.draw(owl, request, watching());
  expect(host.loaded().map(({ name }) => name)).toEqual(["owl"]);
  expect(pidOf(await host.draw(owl, request, watching()))).toBe(pidOf(first));
});

test("one that turns out not to fit is refused with what it really needs, and leaves the memory", async () => {
  const host = startHost();
  const model = await makeModel("whale", `weighs ${9 * gigabyte}`);
  await expect(host.draw(model, request, watching())).rejects.toMatchObject({
    failure: {
      reason: "memory",
      neededBytes: 9 * gigabyte + 16 * 8 * (4 * 8 * 128 + (4 * 80 * 320) / 64),
      roomBytes: 8 * gigabyte,
      weightsFit: false,
    },
  });
  expect(host.loaded()).toEqual([]);
});

test("a drawing that the system gives no memory for says so, and what its process holds is given back", async () => {
  const host = startHost();
  const model = await makeModel("fox");
  await expect(host.draw(model, { ...request, prompt: "exhaust" }, watching())).rejects.toMatchObject({
    failure: { reason: "exhausted", stage: "draw" },
    cause: { name: "CheckpointError" },
  });
  expect(host.loaded()).toEqual([]);
  expect((await host.draw(model, request, watching())).images).toHaveLength(1);
});

test("what a loaded model said it needs is held against larger pictures at once", async () => {
  const host = startHost({ memoryLimitBytes: 3 * gigabyte });
  const model = await makeModel("whale", `weighs ${2 * gigabyte}`);
  await host.draw(model, request, watching());
  const large = { ...request, width: 1024, height: 1024 };
  await expect(host.draw(model, large, watching())).rejects.toMatchObject({
    failure: { reason: "memory", weightsFit: true },
  });
  expect(host.loaded()).toHaveLength(1);
});
