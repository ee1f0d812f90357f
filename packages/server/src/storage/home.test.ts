import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { emptyTemp, type Machine, makeHome, resolveHome } from "./home.ts";
import { StartError } from "./start-error.ts";
import { makeTempHome } from "./temp-home.test.fixture.ts";

const linux: Machine = { env: {}, platform: "linux", homedir: "/home/ada" };

test.for<[string, Partial<Machine>, string]>([
  ["Linux", {}, "/home/ada/.local/share/pinhole"],
  ["Linux with XDG_DATA_HOME", { env: { XDG_DATA_HOME: "/data" } }, "/data/pinhole"],
  [
    "Linux with a relative XDG_DATA_HOME",
    { env: { XDG_DATA_HOME: "data" } },
    "/home/ada/.local/share/pinhole",
  ],
  ["macOS", { platform: "darwin" }, "/home/ada/Library/Application Support/pinhole"],
  ["Windows", { platform: "win32", env: { LOCALAPPDATA: "/local" } }, "/local/pinhole"],
  ["Windows without LOCALAPPDATA", { platform: "win32" }, "/home/ada/AppData/Local/pinhole"],
  ["PINHOLE_HOME", { env: { PINHOLE_HOME: "/srv/pinhole", XDG_DATA_HOME: "/data" } }, "/srv/pinhole"],
  ["an empty PINHOLE_HOME", { env: { PINHOLE_HOME: "" } }, "/home/ada/.local/share/pinhole"],
])("the home on %s", ([, machine, folder]) => {
  expect(resolveHome({ ...linux, ...machine }).folder).toBe(folder);
});

test("a new home is open to its owner alone, whatever the umask", async () => {
  const parent = mkdtempSync(join(tmpdir(), "pinhole-test-"));
  onTestFinished(() => rmSync(parent, { recursive: true }));
  const umask = process.umask(0o277);
  onTestFinished(() => void process.umask(umask));
  const home = resolveHome({ ...linux, env: { PINHOLE_HOME: join(parent, "home") } });
  await makeHome(home);
  for (const folder of [home.folder, home.blobs, home.temp]) {
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  }
});

test("a home that exists keeps its rights and files", async () => {
  const home = await makeTempHome();
  chmodSync(home.folder, 0o755);
  writeFileSync(home.config, "{}");
  await makeHome(home);
  expect(statSync(home.folder).mode & 0o777).toBe(0o755);
  expect(existsSync(home.config)).toBe(true);
});

test("a home whose place is taken by a file is refused with the way out", async () => {
  const { folder } = await makeTempHome();
  const taken = join(folder, "taken");
  writeFileSync(taken, "");
  for (const path of [taken, join(taken, "below")]) {
    const home = resolveHome({ ...linux, env: { PINHOLE_HOME: path } });
    await expect(makeHome(home)).rejects.toThrow(StartError);
    await expect(makeHome(home)).rejects.toThrow(
      `The folder ${path} cannot be written. Check its owner and rights, or set PINHOLE_HOME to another folder.`,
    );
  }
});

test("what an earlier server left unfinished is removed", async () => {
  const home = await makeTempHome();
  writeFileSync(join(home.temp, "upload-1"), "half");
  mkdirSync(join(home.temp, "folder"));
  await emptyTemp(home);
  expect(readdirSync(home.temp)).toEqual([]);
});
