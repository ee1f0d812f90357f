import type { Finding } from "./finding.ts";

/** This program runs at all only on Node 24 or newer: here is which one. */
export async function checkNode(): Promise<Finding[]> {
  const { versions, platform, arch } = process;
  return [{ name: "Node", state: "ok", message: `${versions.node} on ${platform} ${arch}` }];
}
