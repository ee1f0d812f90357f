import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type Home, makeHome, resolveHome } from "./home.ts";

/** A new home in a temporary folder that goes with the test. */
export async function makeTempHome(): Promise<Home> {
  const folder = mkdtempSync(join(tmpdir(), "pinhole-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const home = resolveHome({ env: { PINHOLE_HOME: folder }, platform: process.platform, homedir: folder });
  await makeHome(home);
  return home;
}
