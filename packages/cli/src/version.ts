import { readFile } from "node:fs/promises";

/** This package's version, the same from its sources and as installed. */
export async function readVersion(): Promise<string> {
  const text = await readFile(new URL("../package.json", import.meta.url), "utf8");
  const { version } = JSON.parse(text) as { version: string };
  return version;
}
