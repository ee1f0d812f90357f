import { homedir } from "node:os";
import {
  type Home,
  loadConfig,
  makeHome,
  openSqliteRecords,
  type Records,
  resolveHome,
} from "@pinhole/server";

export interface OpenedHome extends AsyncDisposable {
  home: Home;
  records: Records;
}

/**
 * Opens the records of this machine's home, beside a running server if there is one.
 * @throws {StartError} when they cannot be used
 */
export async function openHome(): Promise<OpenedHome> {
  const home = await findHome();
  await makeHome(home);
  const records = openSqliteRecords(home.database);
  return { home, records, [Symbol.asyncDispose]: async () => records.close() };
}

/** The home the settings name. */
export async function findHome(): Promise<Home> {
  const { config } = await loadConfig();
  return resolveHome({ env: { PINHOLE_HOME: config.home }, platform: process.platform, homedir: homedir() });
}
