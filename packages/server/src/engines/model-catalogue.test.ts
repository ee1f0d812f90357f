import { expect, test, vi } from "vitest";
import type { Engine, EngineModel } from "./engine.ts";
import { createFakeEngine } from "./fake-engine.test.fixture.ts";
import { createModelCatalogue } from "./model-catalogue.ts";

async function makeEngine(
  name: string,
  ids: string[],
): Promise<{ engine: Engine; ids: string[]; asked: () => number }> {
  const fake = createFakeEngine();
  const [model] = await fake.listModels();
  const listModels = vi.fn<Engine["listModels"]>(async () =>
    ids.map((id) => ({ ...(model as EngineModel), id })),
  );
  return { engine: { ...fake, name, listModels }, ids, asked: () => listModels.mock.calls.length };
}

const now = { maxAgeMs: 0 };

test("a model pulled while the server runs is found, and one that was removed is no more", async () => {
  const sketch = await makeEngine("sketch", ["sketch"]);
  const diffusion = await makeEngine("diffusion", []);
  const catalogue = await createModelCatalogue([sketch.engine, diffusion.engine], { defaultModel: "sketch" });
  expect(() => catalogue.pick("sd-turbo")).toThrow("The model 'sd-turbo' does not exist");
  diffusion.ids.push("sd-turbo");
  await catalogue.refresh(now);
  expect(catalogue.pick("sd-turbo").engine.name).toBe("diffusion");
  expect(catalogue.ids).toEqual(["sketch", "sd-turbo"]);
  diffusion.ids.pop();
  await catalogue.refresh(now);
  expect(() => catalogue.pick("sd-turbo")).toThrow("The model 'sd-turbo' does not exist");
});

test("a hosted name is the default model's, and nobody's once that was removed", async () => {
  const sketch = await makeEngine("sketch", ["sketch"]);
  const diffusion = await makeEngine("diffusion", ["sd-turbo"]);
  const catalogue = await createModelCatalogue([sketch.engine, diffusion.engine], {
    defaultModel: "sd-turbo",
  });
  expect(catalogue.pick("dall-e-2").model.id).toBe("sd-turbo");
  diffusion.ids.pop();
  await catalogue.refresh(now);
  expect(catalogue.defaultModel).toBeUndefined();
  expect(() => catalogue.pick("dall-e-2")).toThrow("The model 'sd-turbo' does not exist");
  expect(catalogue.pick("sketch").model.id).toBe("sketch");
});

test("a default model that nobody has says how to get it", async () => {
  const { engine } = await makeEngine("sketch", ["sketch"]);
  await expect(createModelCatalogue([engine], { defaultModel: "sd-turbo" })).rejects.toThrow(
    "There is no model 'sd-turbo' to draw for the hosted names. Pull it (pinhole pull sd-turbo), or set PINHOLE_DEFAULT_MODEL to one of: sketch.",
  );
});

test("a name belongs to the first engine that has it", async () => {
  const engines = [await makeEngine("sketch", ["sketch"]), await makeEngine("diffusion", ["sketch"])];
  const catalogue = await createModelCatalogue(
    engines.map(({ engine }) => engine),
    { defaultModel: "sketch" },
  );
  expect(catalogue.pick("sketch").engine.name).toBe("sketch");
  expect(catalogue.ids).toEqual(["sketch"]);
});

test("engines are not asked again for every request, nor twice at once", async () => {
  const sketch = await makeEngine("sketch", ["sketch"]);
  const catalogue = await createModelCatalogue([sketch.engine], { defaultModel: "sketch" });
  await Promise.all(Array.from({ length: 50 }, () => catalogue.refresh()));
  expect(sketch.asked()).toBe(1);
  await Promise.all(Array.from({ length: 50 }, () => catalogue.refresh({ maxAgeMs: -1 })));
  expect(sketch.asked()).toBe(2);
});

test("an engine that cannot be asked is reported, and what was known before holds on", async () => {
  const { engine } = await makeEngine("sketch", ["sketch"]);
  const faults: unknown[] = [];
  const catalogue = await createModelCatalogue([engine], {
    defaultModel: "sketch",
    onFault: (error) => void faults.push(error),
  });
  engine.listModels = async () => {
    throw new Error("The folder cannot be read.");
  };
  await catalogue.refresh(now);
  expect(faults).toMatchObject([{ message: "The folder cannot be read." }]);
  expect(catalogue.pick("sketch").model.id).toBe("sketch");
});
