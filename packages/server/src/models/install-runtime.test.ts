import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { tryLock } from "./file-lock.ts";
import { findNpm } from "./find-npm.ts";
import { hasRuntime, installRuntime, runtimeVersion } from "./install-runtime.ts";
import { makeTempFolder } from "./pull-bench.test.fixture.ts";
import { explainNpm } from "./run-npm.ts";

const never = new AbortController().signal;
const machine = { platform: "linux", arch: "x64", hasGlibc: true } as const;

/** A script in npm's place, with `fake` as the body of its main function. */
function fakeNpm(fake: string) {
  const script = join(makeTempFolder(), "npm.mjs");
  writeFileSync(script, `import { mkdirSync, writeFileSync, appendFileSync } from "node:fs";\n${fake}`);
  return { program: process.execPath, before: [script] };
}

const installs = (version: string) => `
  const folder = "node_modules/onnxruntime-node/bin/napi-v6/";
  for (const built of ["linux/x64", "linux/arm64", "darwin/arm64", "win32/x64"]) mkdirSync(folder + built, { recursive: true });
  writeFileSync("node_modules/onnxruntime-node/package.json", JSON.stringify({ version: ${JSON.stringify(version)} }));
  writeFileSync("args.json", JSON.stringify({ args: process.argv.slice(2), skip: process.env.ONNXRUNTIME_NODE_INSTALL }));
`;

async function install(directory: string, fake: string, signal = never): Promise<string[]> {
  const notes: string[] = [];
  const onNote = (text: string) => void notes.push(text);
  await installRuntime({ directory, machine, npm: { npm: fakeNpm(fake) } }, { signal, onNote });
  return notes;
}

test("the engine is installed once, without scripts, and only for this machine", async () => {
  const directory = join(makeTempFolder(), "models", "runtime");
  const notes = await install(directory, installs(runtimeVersion));
  expect(notes).toEqual(["Installing the inference engine (ONNX Runtime 1.30.0, 113 MB, once)."]);
  expect(await hasRuntime(directory)).toBe(true);
  const { args, skip } = JSON.parse(
    await (await import("node:fs/promises")).readFile(join(directory, "args.json"), "utf8"),
  );
  expect(args).toContain("--ignore-scripts");
  expect(skip).toBe("skip");
  const built = join(directory, "node_modules/onnxruntime-node/bin/napi-v6");
  expect(existsSync(join(built, "linux/x64"))).toBe(true);
  expect(["linux/arm64", "darwin", "win32"].filter((name) => existsSync(join(built, name)))).toEqual([]);
  expect(await install(directory, "process.exit(1)")).toEqual([]);
});

test("another version is replaced, a failed installation leaves what was there", async () => {
  const directory = join(makeTempFolder(), "runtime");
  mkdirSync(join(directory, "node_modules/onnxruntime-node"), { recursive: true });
  writeFileSync(join(directory, "node_modules/onnxruntime-node/package.json"), '{"version":"1.20.0"}');
  await expect(install(directory, installs("1.29.0"))).rejects.toThrow(
    /npm ended well, yet onnxruntime-node 1\.30\.0/,
  );
  expect(existsSync(join(directory, "node_modules/onnxruntime-node/package.json"))).toBe(true);
  await install(directory, installs(runtimeVersion));
  expect(await hasRuntime(directory)).toBe(true);
});

test("npm's own reason is told in one sentence", async () => {
  const directory = join(makeTempFolder(), "runtime");
  const says = (text: string) => `console.error(${JSON.stringify(text)}); process.exit(1);`;
  await expect(
    install(directory, says("npm error code ENOTFOUND\nnpm error network request to x")),
  ).rejects.toThrow(/the npm registry cannot be reached \(ENOTFOUND\)\. Check the network/);
  await expect(
    install(
      directory,
      says("npm error code E404\nnpm error 404 Not Found - GET https://r.example/onnxruntime-node"),
    ),
  ).rejects.toThrow('npm says "Not Found - GET https://r.example/onnxruntime-node"');
  expect(explainNpm("npm error code ENOSPC").message).toMatch(/The disk is full/);
  expect(explainNpm("").message).toBe(
    "The inference engine could not be installed by npm. Mend that and run the same command again.",
  );
  expect(existsSync(directory)).toBe(false);
});

test("npm that is not there is said", () => {
  const node = join(makeTempFolder(), "bin", "node");
  expect(() => findNpm({ PATH: makeTempFolder() }, node)).toThrow(/npm was not found/);
});

test("npm is found beside this program's own starter, beside node and on the path", () => {
  const folder = makeTempFolder();
  const script = join(folder, "lib/node_modules/npm/bin/npm-cli.js");
  mkdirSync(join(script, ".."), { recursive: true });
  writeFileSync(script, "");
  const found = { program: join(folder, "bin/node"), before: [script] };
  expect(findNpm({ PATH: "" }, found.program)).toEqual(found);
  expect(findNpm({ PATH: join(folder, "bin") }, "/a/b/c/node").before).toEqual([script]);
  expect(findNpm({ npm_execpath: script, PATH: "" }, "/a/b/c/node").before).toEqual([script]);
});

test("a second installation waits for the first and takes what it made", async () => {
  const root = makeTempFolder();
  const directory = join(root, "runtime");
  const lock = tryLock(join(root, "locks", "runtime.lock"));
  const notes = install(directory, "process.exit(1)");
  await new Promise((resolve) => setTimeout(resolve, 300));
  mkdirSync(join(directory, "node_modules/onnxruntime-node"), { recursive: true });
  writeFileSync(
    join(directory, "node_modules/onnxruntime-node/package.json"),
    JSON.stringify({ version: runtimeVersion }),
  );
  lock?.release();
  expect(await notes).toEqual(["Another program is installing the inference engine; waiting for it."]);
});

test("Ctrl-C ends npm too", async () => {
  const directory = join(makeTempFolder(), "runtime");
  const stop = new AbortController();
  setTimeout(() => stop.abort(new Error("Ctrl-C")), 300);
  await expect(install(directory, "setTimeout(() => {}, 60_000);", stop.signal)).rejects.toThrow("Ctrl-C");
  expect(existsSync(directory)).toBe(false);
});
