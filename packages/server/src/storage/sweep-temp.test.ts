import { mkdirSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sweepTemp } from "./sweep-temp.ts";
import { makeTempHome } from "./temp-home.test.fixture.ts";

test("only what was not written to for a while is removed", async () => {
  const { temp } = await makeTempHome();
  for (const [name, seconds] of [
    ["old", 100],
    ["older", 50],
    ["young", 101],
  ] as const) {
    writeFileSync(join(temp, name), "half");
    utimesSync(join(temp, name), seconds, seconds);
  }
  mkdirSync(join(temp, "folder"));
  utimesSync(join(temp, "folder"), 100, 100);
  expect(await sweepTemp(temp, 100_000)).toBe(3);
  expect(readdirSync(temp)).toEqual(["young"]);
});
