import { execFile } from "node:child_process";
import { lstat, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { BenchCase } from "../figure.ts";

const run = promisify(execFile);
const root = join(import.meta.dirname, "../../..");
const packages = ["contract", "client", "sketch", "diffusion", "server", "cli"];

async function sizeOf(path: string): Promise<number> {
  const facts = await lstat(path);
  if (!facts.isDirectory()) return facts.size;
  const names = await readdir(path);
  const sizes = await Promise.all(names.map((name) => sizeOf(join(path, name))));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Packs every package and installs the packs as a stranger would, production dependencies alone. */
export const installedSize: BenchCase = {
  name: "installed-size",
  async run() {
    const folder = await mkdtemp(join(tmpdir(), "pinhole-install-"));
    try {
      await run("npm", ["run", "build"], { cwd: root });
      const packs = join(folder, "packs");
      await mkdir(packs);
      for (const name of packages) {
        await run("npm", ["pack", "--pack-destination", packs], { cwd: join(root, "packages", name) });
      }
      const files = (await readdir(packs)).map((name) => join(packs, name));
      await writeFile(join(folder, "package.json"), '{"private":true}');
      await run("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", ...files], { cwd: folder });
      const megabytes = (await sizeOf(join(folder, "node_modules"))) / 1e6;
      return [
        {
          work: "installed size of `npx pinhole`",
          measured: `${megabytes.toFixed(1)} MB`,
          reach: "under 60 MB",
          reached: megabytes < 60,
        },
      ];
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};
