import { expect, test } from "vitest";
import { catalogue, findEntry, findTinyDecoder } from "./catalogue.ts";
import { checkOwnName, folderOf, isName } from "./model-name.ts";

test("every name is in lower case, usable as a folder, and means one model", () => {
  const names = catalogue.flatMap(({ name, repository }) => [name, repository.toLowerCase()]);
  expect(new Set(names).size).toBe(names.length);
  for (const { name, repository } of catalogue) {
    expect(name).toBe(name.toLowerCase());
    expect(() => checkOwnName(name)).not.toThrow();
    expect(isName(repository) && repository.includes("/")).toBe(true);
  }
});

test("every entry names a licence with a link, and a licence nobody read is not made up", () => {
  for (const { licence, repository } of catalogue) {
    expect(licence.link).toMatch(/^https:\/\/huggingface\.co\//);
    if (licence.name === "see the model card")
      expect(licence.link).toBe(`https://huggingface.co/${repository}`);
  }
});

test("every entry can be drawn with at once", () => {
  for (const { defaults, capabilities, needs } of catalogue) {
    expect(defaults.nativeSize % 64).toBe(0);
    expect(defaults.steps).toBeGreaterThan(0);
    expect(Object.values(capabilities)).toContain(true);
    expect(needs.map((name) => findTinyDecoder(name)?.name)).toEqual(needs);
  }
});

test("a model is found by its name or its repository, in any case", () => {
  expect(findEntry("SD-Turbo")?.repository).toBe("stabilityai/sd-turbo");
  expect(findEntry("simianluo/lcm_dreamshaper_v7")?.name).toBe("lcm-dreamshaper-v7");
  expect(findEntry("toString")).toBeUndefined();
  expect(findTinyDecoder("madebyollin/TAESD")?.name).toBe("taesd");
});

test("names become folders that no two models share by accident", () => {
  expect(folderOf("Owner/Name")).toBe("owner--name");
  expect(isName("owner--name")).toBe(false);
});
