import { closeSync, openSync } from "node:fs";
import { createEngineHost } from "./engine-host.ts";
import { request, watching } from "./requests.test.fixture.ts";

// Draws in a program that has no file left to open but so many, then in one that has; says what came of it.

const [directory = "", left = "0"] = process.argv.slice(2);
const host = createEngineHost({
  runtime: "/nowhere",
  threads: 1,
  idleUnloadMs: 60_000,
  program: new URL("./fake-program.test.fixture.ts", import.meta.url),
  measure: () => ({ totalBytes: 2 ** 30, freeBytes: 2 ** 30 }),
});
const draw = async (): Promise<string> =>
  await host.draw({ name: "fox", directory, weightBytes: 1 }, request, watching()).then(
    () => "drawn",
    (error: unknown) => String(error),
  );

const opened: number[] = [];
for (;;) {
  try {
    opened.push(openSync("/dev/null", "r"));
  } catch {
    break;
  }
}
for (const file of opened.splice(-Number(left))) closeSync(file);
const crowded = await draw();
for (const file of opened) closeSync(file);
console.log(JSON.stringify([crowded, await draw()]));
await host.close();
