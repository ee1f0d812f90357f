import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { makePlace, runPinhole, servePinhole } from "./run-pinhole.test.fixture.ts";

test("ls lists our own models, --all the hosted names, the same with a server and without", async () => {
  await using place = await makePlace();
  const alone = await runPinhole(place, ["ls", "--all", "--json"]);
  await using server = await servePinhole(place);
  const served = await runPinhole(place, ["ls", "--all", "--json"]);
  expect(server.url).toContain("127.0.0.1");
  expect(JSON.parse(served.out)).toEqual(JSON.parse(alone.out));
  expect((await runPinhole(place, ["ls", "-q"])).out).toBe("sketch\n");
  expect((await runPinhole(place, ["ls"])).out).toMatch(
    /^sketch +Sketch \(built-in, procedural, no AI model\) +generate/,
  );
});

test("config print shows every setting with its source, and no secret", async () => {
  await using place = await makePlace();
  const env = { PINHOLE_API_KEY: "a-secret-of-some-length", PINHOLE_PORT: "8000" };
  const { code, out } = await runPinhole(place, ["config", "print"], { env });
  expect(code).toBe(0);
  expect(out).toMatch(/^port +8000 +\(environment\)$/m);
  expect(out).toMatch(/^host +127\.0\.0\.1 +\(default\)$/m);
  expect(out).not.toContain("a-secret");
});

test("doctor finds this machine fit, and says so in JSON as well", async () => {
  await using place = await makePlace();
  const { code, out } = await runPinhole(place, ["doctor"], { env: { PINHOLE_PORT: "0" } });
  expect(code).toBe(0);
  expect(
    out
      .trimEnd()
      .split("\n")
      .map((line) => line.slice(0, 1)),
  ).not.toContain("✗");
  const findings = JSON.parse(
    (await runPinhole(place, ["doctor", "--json"], { env: { PINHOLE_PORT: "0" } })).out,
  );
  expect(findings.map(({ name }: { name: string }) => name)).toEqual([
    "Node",
    "Settings",
    "Home",
    "Disk",
    "Port",
    "Codecs",
    "Sketch",
    "Fonts",
    "Models",
    "Engine",
    "Preview",
  ]);
});

test("doctor says what is at fault and how to mend it, with exit code 1", async () => {
  await using place = await makePlace();
  const { code, out, err } = await runPinhole(place, ["doctor"], { env: { PINHOLE_PROT: "1" } });
  expect([code, err]).toEqual([1, ""]);
  expect(out).toMatch(
    /^✗ Settings: There is no setting PINHOLE_PROT\. Did you mean PINHOLE_PORT\?\n {4}Correct/m,
  );
});

test("doctor knows our own running server", async () => {
  await using place = await makePlace();
  await using server = await servePinhole(place);
  const { out } = await runPinhole(place, ["doctor"]);
  expect(out).toContain(`✓ Port: Pinhole answers at ${server.url.replace("/v1", "")} (process `);
});

async function completeInBash(script: string, words: readonly string[]): Promise<string[]> {
  const line = words.map((word) => `'${word}'`).join(" ");
  const ask = `COMP_WORDS=(${line}); COMP_CWORD=${words.length - 1}; _pinhole; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout } = await promisify(execFile)("bash", ["--norc", "-c", `${script}\n${ask}`]);
  return stdout.split("\n").filter((word) => word !== "");
}

test("bash completes commands, flags and their words", async () => {
  await using place = await makePlace();
  const { code, out } = await runPinhole(place, ["completion", "bash"]);
  expect(code).toBe(0);
  expect(await completeInBash(out, ["pinhole", "se"])).toEqual(["serve"]);
  expect(await completeInBash(out, ["pinhole", "run", "--out"])).toEqual([
    "--output-format",
    "--output-compression",
    "--output",
  ]);
  expect(await completeInBash(out, ["pinhole", "run", "--quality", "m"])).toEqual(["medium", "max"]);
  expect(await completeInBash(out, ["pinhole", "keys", ""])).toEqual(
    expect.arrayContaining(["add", "ls", "revoke"]),
  );
  expect(await completeInBash(out, ["pinhole", "keys", "add", "--s"])).toEqual(["--scope"]);
  expect(await completeInBash(out, ["pinhole", "completion", ""])).toEqual(["bash", "zsh", "fish"]);
});

test("bash completes models: those that are here, and for a pull those that are known", async () => {
  await using place = await makePlace();
  const { out } = await runPinhole(place, ["completion", "bash"]);
  const script = `pinhole() { [ "$1" = ls ] && printf '%s\\n' sketch sd-turbo || printf '%s\\n' ssd-1b sdxl-turbo; }\n${out}`;
  for (const words of [["show"], ["verify"], ["rm"], ["stop"], ["run", "--model"], ["edit", "-m"]]) {
    expect(await completeInBash(script, ["pinhole", ...words, "s"])).toEqual(["sketch", "sd-turbo"]);
  }
  expect(await completeInBash(script, ["pinhole", "pull", "sd"])).toEqual(["sdxl-turbo"]);
  expect(await completeInBash(script, ["pinhole", "rm", "--y"])).toEqual(["--yes"]);
});

test.each(["zsh", "fish"])("the %s script names every command and flag", async (shell) => {
  await using place = await makePlace();
  const { out } = await runPinhole(place, ["completion", shell]);
  for (const word of [
    "serve",
    "run",
    "edit",
    "vary",
    "keys",
    "revoke",
    "output-format",
    "strict-models",
    "medium",
    "(pinhole ls --quiet 2>/dev/null)",
    "(pinhole pull --list --quiet 2>/dev/null)",
  ]) {
    expect(out).toContain(word);
  }
});
