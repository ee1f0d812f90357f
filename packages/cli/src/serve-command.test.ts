import { execFile } from "node:child_process";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { makePlace, runPinhole, servePinhole } from "./run-pinhole.test.fixture.ts";

const inShell = promisify(execFile);

test("serve says where it is, who draws and whether a key is needed", async () => {
  await using place = await makePlace();
  await using server = await servePinhole(place);
  const [first] = server.greeting.split("\n");
  expect(first).toBe(
    `Pinhole 0.1 · ${server.url} · models: sketch (built-in, procedural, no AI model) · no keys needed on this machine`,
  );
});

test("the bare command serves", async () => {
  await using place = await makePlace();
  await using server = await servePinhole(place, { args: [], env: { PINHOLE_PORT: "0" } });
  expect((await fetch(`${server.url}/models`)).status).toBe(200);
});

test("the printed curl and Node lines work as they are", async () => {
  await using place = await makePlace();
  await using server = await servePinhole(place);
  // Where `openai` is installed, as the line asks for.
  const cwd = fileURLToPath(new URL("../../../tests", import.meta.url));
  const line = (start: string) => server.greeting.split("\n").find((text) => text.startsWith(start)) ?? "";
  const curl = JSON.parse((await inShell("sh", ["-c", line("curl ")], { cwd })).stdout);
  expect((await fetch(curl.data[0].url)).status).toBe(200);
  const node = await inShell("sh", ["-c", line("node ").replace(/^node/, process.execPath)], { cwd });
  expect((await fetch(node.stdout.trim())).headers.get("content-type")).toBe("image/png");
});

test("with a key the examples show where it goes", async () => {
  await using place = await makePlace();
  await runPinhole(place, ["keys", "add", "laptop"]);
  await using server = await servePinhole(place);
  expect(server.greeting).toContain("every call needs a key");
  expect(server.greeting).toContain("-H 'authorization: Bearer YOUR_KEY'");
});

test("--strict is strict", async () => {
  await using place = await makePlace();
  await using server = await servePinhole(place, { args: ["serve", "--port", "0", "--strict"] });
  const body = JSON.stringify({ model: "gpt-image-1", prompt: "a fox", seed: 1 });
  const headers = { "content-type": "application/json" };
  const answer = await fetch(`${server.url}/images/generations`, { method: "POST", headers, body });
  expect(await answer.json()).toMatchObject({ error: { code: "unknown_parameter", param: "seed" } });
  // The command finds a model to name, and draws all the same.
  const { code, out } = await runPinhole(place, ["a fox", "--size", "64x64", "--seed", "1", "-o", "fox.png"]);
  expect([code, out]).toEqual([0, "fox.png\n"]);
});

test("a stopped server leaves no word of itself, and only its owner may read its home", async () => {
  await using place = await makePlace();
  {
    await using server = await servePinhole(place);
    const { mode } = await stat(join(place.home, "server.json"));
    expect([server.url !== "", mode & 0o077]).toEqual([true, 0]);
  }
  await expect(readFile(join(place.home, "server.json"))).rejects.toThrow("ENOENT");
});
