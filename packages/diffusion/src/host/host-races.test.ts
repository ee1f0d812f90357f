import { expect, test } from "vitest";
import { request, watching } from "./requests.test.fixture.ts";
import { gigabyte, makeModel, pidOf, startHost } from "./start-host.test.fixture.ts";

const room = { totalBytes: 8 * gigabyte, freeBytes: 8 * gigabyte };

test("a model unloaded between a request and its drawing is started anew", async () => {
  let meanwhile: () => unknown = () => undefined;
  const host = startHost({
    measure: () => {
      meanwhile();
      return room;
    },
  });
  const model = await makeModel("fox");
  const before = pidOf(await host.draw(model, request, watching()));
  let unloaded: Promise<boolean> | undefined;
  meanwhile = () => (unloaded ??= host.unload("fox"));
  const after = pidOf(await host.draw(model, request, watching()));
  expect(await unloaded).toBe(true);
  expect(after).not.toBe(before);
  expect(host.loaded()).toHaveLength(1);
});
