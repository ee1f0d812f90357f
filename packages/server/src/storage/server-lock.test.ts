import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, statSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import type { Home } from "./home.ts";
import { announceServer, findRunningServer, withdrawServer } from "./running-server.ts";
import { acquireServerLock, isServerLocked } from "./server-lock.ts";
import { StartError } from "./start-error.ts";
import { makeTempHome } from "./temp-home.test.fixture.ts";

const holder = fileURLToPath(new URL("./hold-lock.test.fixture.ts", import.meta.url));
const here = { url: "http://127.0.0.1:7464", pid: process.pid, token: "secret" };

/** Another process that holds the lock of a home, and says `locked` or why not. */
async function startHolder(home: Home): Promise<{ child: ChildProcess; said: string }> {
  const child = spawn(process.execPath, ["--conditions=@pinhole/source", holder], {
    env: { ...process.env, PINHOLE_HOME: home.folder },
    stdio: ["pipe", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const [said] = await once(child.stdout, "data");
  return { child, said: String(said).trim() };
}

test("a second server on a home is refused, and told what to do", async () => {
  const home = await makeTempHome();
  const { said } = await startHolder(home);
  expect(said).toBe("locked");
  expect(() => acquireServerLock(home)).toThrow(StartError);
  expect(() => acquireServerLock(home)).toThrow(
    `A Pinhole server is already running on ${home.folder}. Stop it first, or start this one with PINHOLE_HOME set to another folder.`,
  );
  expect(isServerLocked(home)).toBe(true);
});

test("a killed server leaves no lock behind", async () => {
  const home = await makeTempHome();
  const { child } = await startHolder(home);
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(isServerLocked(home)).toBe(false);
  acquireServerLock(home).release();
});

test("a home is free again after its server stopped", async () => {
  const home = await makeTempHome();
  const lock = acquireServerLock(home);
  expect((await startHolder(home)).said).toContain("already running");
  lock.release();
  expect((await startHolder(home)).said).toBe("locked");
});

test("two homes can have a server each", async () => {
  const locks = [await makeTempHome(), await makeTempHome()].map(acquireServerLock);
  expect(locks).toHaveLength(2);
  for (const lock of locks) lock.release();
});

test("a running server is found, by the file that only its owner can read", async () => {
  const home = await makeTempHome();
  const lock = acquireServerLock(home);
  onTestFinished(() => lock.release());
  expect(await findRunningServer(home)).toBeUndefined();
  await announceServer(home, here);
  await announceServer(home, here);
  expect(await findRunningServer(home)).toEqual(here);
  expect(statSync(home.serverFile).mode & 0o777).toBe(0o600);
  await withdrawServer(home);
  await withdrawServer(home);
  expect(await findRunningServer(home)).toBeUndefined();
});

test("looking for a server on an unused home makes no file", async () => {
  const home = await makeTempHome();
  expect(await findRunningServer(home)).toBeUndefined();
  expect(existsSync(home.lock)).toBe(false);
});

test("the file of a dead server is not believed", async () => {
  const home = await makeTempHome();
  const lock = acquireServerLock(home);
  await announceServer(home, here);
  lock.release();
  expect(await findRunningServer(home)).toBeUndefined();
});

test.for(["", "{", "[]", '{"url":"nowhere","pid":1,"token":"t"}', '{"url":"http://127.0.0.1:1"}'])(
  "a damaged server file is not believed: %s",
  async (text) => {
    const home = await makeTempHome();
    const lock = acquireServerLock(home);
    onTestFinished(() => lock.release());
    writeFileSync(home.serverFile, text);
    expect(await findRunningServer(home)).toBeUndefined();
  },
);

test("a look at the lock does not get in a starting server's way", async () => {
  const home = await makeTempHome();
  for (let round = 0; round < 20; round += 1) {
    expect(isServerLocked(home)).toBe(false);
    acquireServerLock(home).release();
  }
});
