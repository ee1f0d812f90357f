import { ModelError } from "./model-error.ts";

/** The machine as far as the inference engine depends on it. */
export interface RuntimeMachine {
  platform: NodeJS.Platform;
  arch: string;
  /** Whether the C library is glibc; musl, as in Alpine, has none of its binaries. */
  hasGlibc: boolean;
}

/** What onnxruntime-node 1.30 has binaries for (its package's bin/napi-v6). */
const supported = new Set(["linux x64", "linux arm64", "darwin arm64", "win32 x64", "win32 arm64"]);

export function thisMachine(): RuntimeMachine {
  const { platform, arch } = process;
  return { platform, arch, hasGlibc: platform !== "linux" || reportsGlibc() };
}

function reportsGlibc(): boolean {
  const report: unknown = process.report.getReport();
  const header = typeof report === "object" && report !== null && "header" in report ? report.header : {};
  return typeof header === "object" && header !== null && "glibcVersionRuntime" in header;
}

/**
 * Says before anything is fetched that real models cannot run here.
 * @throws {ModelError} with what can
 */
export function requirePlatform(machine: RuntimeMachine = thisMachine()): void {
  const { platform, arch, hasGlibc } = machine;
  if (platform === "darwin" && arch === "x64") {
    throw new ModelError(
      "ONNX Runtime has no build for Macs with an Intel processor, so models cannot be drawn with here; nothing was fetched. The built-in model sketch works.",
    );
  }
  if (platform === "linux" && !hasGlibc) {
    throw new ModelError(
      "ONNX Runtime has no build for a system with musl, such as Alpine; nothing was fetched. Use an image with glibc: node:24-slim instead of node:24-alpine.",
    );
  }
  if (supported.has(`${platform} ${arch}`)) return;
  throw new ModelError(
    `ONNX Runtime has no build for ${platform} on ${arch}, so models cannot be drawn with here; nothing was fetched. It has for: ${[...supported].join(", ")}.`,
  );
}
