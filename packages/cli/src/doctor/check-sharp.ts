import type { Finding } from "./finding.ts";

/** Whether pictures can be decoded and encoded: sharp brings a binary for each platform. */
export async function checkSharp(): Promise<Finding[]> {
  try {
    const { default: sharp } = await import("sharp");
    return [
      {
        name: "Codecs",
        state: "ok",
        message: `sharp ${sharp.versions.sharp}, libvips ${sharp.versions.vips}`,
      },
    ];
  } catch {
    const message = "sharp has no binary for this platform here";
    const fix = "Install again with optional dependencies: npm install --include=optional";
    return [{ name: "Codecs", state: "fault", message, fix }];
  }
}
