import { defineConfig } from "vitest/config";

export default defineConfig({
  ssr: { resolve: { conditions: ["@pinhole/source"] } },
  resolve: { conditions: ["@pinhole/source"] },
  test: {
    include: ["packages/*/src/**/*.test.ts", "tests/src/**/*.test.ts", "tools/*.test.ts"],
    exclude: ["**/node_modules/**", "**/dist/**"],
    pool: "forks",
    execArgv: ["--conditions=@pinhole/source"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
