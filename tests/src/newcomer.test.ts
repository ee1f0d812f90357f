import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { imagesResponse } from "@pinhole/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { decodePicture } from "./pictures.ts";
import { collect, type Ended, freePort, plainEnvironment, repository } from "./spawn-pinhole.ts";
import { makeHomeFolder } from "./start-test-server.ts";

const home = await makeHomeFolder();
const port = await freePort();
const env = plainEnvironment({ PINHOLE_HOME: home, PINHOLE_PORT: String(port) });
const run = promisify(execFile);
let server: ChildProcess;
let ended: Promise<Ended>;
let greeting = "";

beforeAll(async () => {
  // As npm runs it: the Node of the dependencies comes first in the path, whatever the system has.
  server = spawn("npm", ["start", "--silent"], {
    cwd: repository,
    env,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  server.stdout?.on("data", (chunk: Buffer) => (greeting += chunk.toString()));
  ended = collect(server);
  while (!greeting.includes("node -e")) await once(server.stdout ?? server, "data");
});

afterAll(async () => {
  // As a terminal does on Ctrl-C: to npm and everything it started.
  process.kill(-(server.pid ?? 0), "SIGINT");
  await ended;
  await rm(home, { recursive: true, force: true });
});

const shell = async (line: string) => (await run("sh", ["-c", line], { cwd: repository, env })).stdout;
const exampleOf = (start: string) => greeting.split("\n").find((line) => line.startsWith(start)) ?? "";

async function pictureAt(url: string): Promise<{ width: number; height: number }> {
  return await decodePicture(new Uint8Array(await (await fetch(url)).arrayBuffer()));
}

test("npm start says where it is, who draws and that no key is needed", () => {
  expect(greeting.split("\n")[0]).toBe(
    `Pinhole 0.1 · http://127.0.0.1:${port}/v1 · models: sketch (built-in, procedural, no AI model) · no keys needed on this machine`,
  );
  expect(greeting.match(/^(curl|python3|node) /gm)).toEqual(["curl ", "python3 ", "node "]);
});

test("the curl line it prints makes a picture", async () => {
  const { data } = imagesResponse.parse(JSON.parse(await shell(exampleOf("curl "))));
  expect(await pictureAt(data[0]?.url ?? "")).toMatchObject({ width: 1024, height: 1024 });
});

test("the Node line it prints makes a picture", async () => {
  expect(await pictureAt((await shell(exampleOf("node "))).trim())).toMatchObject({ width: 1024 });
});

test("the README's first request makes a picture", async () => {
  const readme = await readFile(join(repository, "README.md"), "utf8");
  const [line = ""] = /^curl (?:.*\\\n)*.*/m.exec(readme) ?? [];
  expect(line).toContain("a red lighthouse on a cliff at sunset");
  const answer = await shell(line.replace("127.0.0.1:7464", `127.0.0.1:${port}`));
  const { data } = imagesResponse.parse(JSON.parse(answer));
  expect(await pictureAt(data[0]?.url ?? "")).toMatchObject({ width: 512, height: 512 });
});

test.each([
  ["with the server running", {}],
  ["without any server", { PINHOLE_HOME: `${home}-alone` }],
])("npm run pinhole draws a fox into a file, %s", async (_, more) => {
  const file = join(home, "fox.png");
  const args = ["run", "--silent", "pinhole", "--", "a fox under a full moon", "-o", file];
  const { code, stdout, stderr } = await collect(
    spawn("npm", args, { cwd: repository, env: { ...env, ...more }, stdio: ["ignore", "pipe", "pipe"] }),
  );
  expect([code, stdout.toString(), stderr.includes("\u001b")]).toEqual([0, `${file}\n`, false]);
  expect(await decodePicture(await readFile(file))).toMatchObject({
    width: 1024,
    height: 1024,
    format: "png",
  });
  await rm(`${home}-alone`, { recursive: true, force: true });
});

test("what the pages say about themselves asks nothing of the network", async () => {
  for (const path of ["/", "/docs"]) {
    const page = await (await fetch(`http://127.0.0.1:${port}${path}`)).text();
    expect(page).toMatch(/^<!doctype html>/i);
    expect(page.match(/(?:src|href|action)="https?:\/\/(?!127\.0\.0\.1)[^"]*"/g) ?? []).toEqual([]);
    expect(page).not.toMatch(/<script|<link|@import|url\(/i);
  }
  const document = (await (await fetch(`http://127.0.0.1:${port}/openapi.json`)).json()) as object;
  expect(document).toMatchObject({ openapi: "3.1.0", servers: [{ url: `http://127.0.0.1:${port}/v1` }] });
});
