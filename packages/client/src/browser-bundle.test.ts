import { gzipSync } from "node:zlib";
import { build } from "vite";
import { expect, test } from "vitest";

test("a browser's bundle needs no other package and is under 5 kB", async () => {
  const built = await build({
    configFile: false,
    logLevel: "silent",
    resolve: { conditions: ["@pinhole/source"] },
    build: {
      write: false,
      minify: true,
      lib: { entry: new URL("index.ts", import.meta.url).pathname, formats: ["es"] },
      rolldownOptions: { external: /^(node:|zod)/ },
    },
  });
  const [bundle] = Array.isArray(built) ? built : [];
  const [chunk] = bundle?.output ?? [];
  expect(chunk?.imports).toEqual([]);
  expect(chunk?.code).toContain("x-stainless-retry-count");
  expect(gzipSync(chunk?.code ?? "").length).toBeLessThan(5000);
});
