import { stat, statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { findHome } from "../open-home.ts";
import type { Finding } from "./finding.ts";

const gigabyte = 1e9;

/** Free space where pictures are kept: results of one busy hour take about a gigabyte. */
export async function checkDisk(): Promise<Finding[]> {
  const { bavail, bsize } = await statfs(await nearestFolder((await findHome()).folder));
  const free = bavail * bsize;
  const message = `${(free / gigabyte).toFixed(1)} GB free`;
  if (free >= gigabyte) return [{ name: "Disk", state: "ok", message }];
  const fix = "Free some space, or set PINHOLE_HOME to a folder on a larger disk.";
  return [{ name: "Disk", state: free < gigabyte / 10 ? "fault" : "warning", message, fix }];
}

async function nearestFolder(path: string): Promise<string> {
  const present = await stat(path).catch(() => undefined);
  return present || dirname(path) === path ? path : nearestFolder(dirname(path));
}
