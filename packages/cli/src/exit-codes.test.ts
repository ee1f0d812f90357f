import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { makePlace, outcomeOf, runPinhole, servePinhole, startPinhole } from "./run-pinhole.test.fixture.ts";

test.each([
  [["run", "--bogus"], "unknown option '--bogus'"],
  [["run", "fox", "--quality", "finest"], "Allowed choices are low, medium"],
  [["run", "fox", "--seed", "-1"], "It must be a whole number from 0 to 4294967295."],
  [["run", "fox", "-n", "two"], "It must be a whole number from 1 to 10."],
  [["run", "fox", "--size", "big"], "Invalid size 'big'."],
  [
    ["run", "fox", "--model", "nope"],
    "The model 'nope' does not exist. List those there are with: pinhole ls",
  ],
  [["run", "fox", "--model", "dall-e-3", "-n", "2"], "You must provide n=1 for this model."],
  [["run"], "The prompt is empty."],
  [["run", " "], "The prompt is empty."],
  [["edit", "text.png", "x"], "Invalid file 'image': unsupported mimetype"],
  [["run", "fox", "-o", "-", "-n", "2"], "-o - holds one picture"],
  [["run", "fox", "-o", "-", "--json"], "would both write to stdout"],
  [["run", "fox", "-o", ""], "The file name after -o is empty."],
  [["run", "fox", "--base-url", "localhost"], "'localhost' is no base URL."],
  [["run", "fox", "--strict", "--base-url", "http://127.0.0.1:9/v1"], "leave --strict or the base URL out"],
  [["edit"], "missing required argument 'image'"],
  [["edit", "-", "-"], "Only one of the images and the prompt can come from stdin."],
  [["sevre"], "There is no command 'sevre'. Did you mean 'serve'?"],
  [["completion", "tcsh"], "Allowed choices are bash, zsh, fish."],
  [["keys", "add", "x", "--scope", "all"], "Allowed choices are generate, edit, read, admin."],
  [["keys", "add", "x", "--expires", "soon"], "It looks like 30d, 12h, 2w or 2027-01-31."],
  [["serve", "--port", "99999"], "The setting --port"],
])("%j is asked wrongly: exit code 2 and a sentence on stderr", async (args, sentence) => {
  await using place = await makePlace();
  await writeFile(join(place.folder, "text.png"), "no picture");
  const { code, out, err } = await runPinhole(place, args);
  expect([code, out]).toEqual([2, ""]);
  expect(err).toContain(sentence);
  expect(err).not.toMatch(/\n\s+at /);
  expect(await readdir(place.folder)).toEqual(["text.png"]);
});

test.each([
  [["edit", "missing.png", "x"], "missing.png cannot be read: there is no such file."],
  [["edit", ".", "x"], ". cannot be read: it is a folder."],
  [["edit", "broken.png", "x"], "Invalid image file or mode for image 1"],
  [["run", "x", "-o", "missing/x.png"], "The folder missing does not exist."],
  [["run", "x", "--size", "64x64", "-o", "text.png/x.png"], "The folder text.png does not exist."],
  [["run", "x", "--size", "64x64", "-o", `${"long".repeat(80)}.png`], "its name is too long."],
  [["keys", "revoke", "abcdefgh"], "There is no key abcdefgh in force."],
])("%j fails: exit code 1 and a sentence on stderr", async (args, sentence) => {
  await using place = await makePlace();
  await writeFile(join(place.folder, "text.png"), "no picture");
  await writeFile(join(place.folder, "broken.png"), "\u0089PNG\r\n\u001A\n and no more", "latin1");
  const { code, out, err } = await runPinhole(place, args);
  expect([code, out]).toEqual([1, ""]);
  expect(err).toContain(sentence);
  expect((await readdir(place.folder)).toSorted()).toEqual(["broken.png", "text.png"]);
});

test("a port that is taken is told, with the way out", async () => {
  await using place = await makePlace();
  const blocker = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => blocker.once("listening", resolve));
  const { port } = blocker.address() as AddressInfo;
  const { code, out, err } = await runPinhole(place, ["serve", "--port", String(port)]);
  blocker.close();
  expect([code, out]).toEqual([1, ""]);
  expect(err).toMatch(new RegExp(`^error: .*${port}.*--port|PINHOLE_PORT`));
});

test("a second server on one home is refused in a clear sentence", async () => {
  await using place = await makePlace();
  await using server = await servePinhole(place);
  const { code, err } = await runPinhole(place, ["serve", "--port", "0"]);
  expect(code).toBe(1);
  expect((await fetch(`${server.url}/models`)).status).toBe(200);
  expect(err).toMatch(/^error: A Pinhole server is already running on /);
});

test("a home that cannot be written is told, and drawing goes on without it", async () => {
  await using place = await makePlace();
  await writeFile(place.home, "a file, not a folder");
  const serve = await runPinhole(place, ["serve", "--port", "0"]);
  expect([serve.code, serve.err]).toEqual([
    1,
    expect.stringMatching(/^error: The folder .* cannot be written\./),
  ]);
  const run = await runPinhole(place, ["a fox", "--size", "64x64", "-o", "fox.png"]);
  expect([run.code, run.out]).toEqual([0, "fox.png\n"]);
});

test("an unknown setting is told, in the file and in the environment", async () => {
  await using place = await makePlace();
  const variable = await runPinhole(place, ["config", "print"], { env: { PINHOLE_PROT: "1" } });
  expect([variable.code, variable.err]).toEqual([
    1,
    "error: There is no setting PINHOLE_PROT. Did you mean PINHOLE_PORT?\n",
  ]);
  await mkdir(place.home);
  await writeFile(join(place.home, "pinhole.json"), '{"prot": 1}');
  const file = await runPinhole(place, ["serve", "--port", "0"]);
  expect(file.code).toBe(1);
  expect(file.err).toContain("Did you mean port?");
});

test("Ctrl-C while a server draws hangs up, leaves no file and exits with 130", async () => {
  await using place = await makePlace();
  let hungUp = false;
  const asked = Promise.withResolvers<void>();
  const silent = createServer((request, response) => {
    if (request.url === "/v1/models") return response.end('{"object":"list","data":[]}');
    asked.resolve();
    response.on("close", () => (hungUp = true));
    return undefined;
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => silent.once("listening", resolve));
  const { port } = silent.address() as AddressInfo;
  const child = startPinhole(place, ["a fox", "-o", "fox.png", "--base-url", `http://127.0.0.1:${port}/v1`]);
  const outcome = outcomeOf(child);
  await asked.promise;
  child.kill("SIGINT");
  expect(await outcome).toMatchObject({ code: 130, out: "", err: "" });
  await expect.poll(() => hungUp).toBe(true);
  expect(await readdir(place.folder)).toEqual([]);
  silent.close();
});

test("Ctrl-C while drawing without a server leaves no file and exits with 130", async () => {
  await using place = await makePlace();
  const child = startPinhole(place, [
    "a city",
    "-n",
    "10",
    "--size",
    "2048x2048",
    "--partial-images",
    "1",
    "-o",
    "a.png",
  ]);
  const outcome = outcomeOf(child);
  // An unfinished picture is the sign that the drawing is under way.
  while ((await readdir(place.folder)).length === 0) await delay(5);
  child.kill("SIGINT");
  expect(await outcome).toMatchObject({ code: 130, out: "" });
  expect((await readdir(place.folder)).filter((name) => !name.includes("partial-"))).toEqual([]);
  expect((await readdir(place.folder)).filter((name) => name.endsWith(".part"))).toEqual([]);
});

test("help and version are no failures", async () => {
  await using place = await makePlace();
  for (const args of [["--help"], ["help", "run"], ["run", "--help"], ["keys", "add", "--help"]]) {
    const { code, out, err } = await runPinhole(place, args);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(/^Usage: pinhole/);
  }
  expect((await runPinhole(place, ["--version"])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test("a reader that goes away is no failure", async () => {
  await using place = await makePlace();
  const child = startPinhole(place, ["ls", "--all", "--json"]);
  child.stdout?.destroy();
  expect(await new Promise((resolve) => child.once("exit", resolve))).toBe(0);
});
