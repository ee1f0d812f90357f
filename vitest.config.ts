import { join } from "node:path";
import { defineConfig } from "vitest/config";

const reports = process.env.CI_REPORTS;
// Before the forks start: builds of ONNX Runtime report home unless this is set when they load.
process.env.ORT_DISABLE_TELEMETRY = "1";

export default defineConfig({
  ssr: { resolve: { conditions: ["@pinhole/source"] } },
  resolve: { conditions: ["@pinhole/source"] },
  test: {
    include: ["packages/*/src/**/*.test.ts", "tests/src/**/*.test.ts", "tools/*.test.ts"],
    exclude: ["**/node_modules/**", "**/dist/**"],
    globalSetup: ["packages/server/src/models/install-runtime.global-setup.ts"],
    pool: "forks",
    execArgv: ["--conditions=@pinhole/source"],
    reporters: reports ? ["default", ["json", { outputFile: join(reports, "vitest.json") }]] : ["default"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
