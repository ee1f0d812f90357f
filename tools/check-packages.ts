// Builds every publishable package and holds it against publint: exports, types and files as a stranger would get them.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

const root = join(import.meta.dirname, "..");

execFileSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-b"], {
  cwd: root,
  stdio: "inherit",
});

let faults = 0;
for (const folder of readdirSync(join(root, "packages"))) {
  const pkgDir = join(root, "packages", folder);
  const manifest = JSON.parse(readFileSync(join(pkgDir, "package.json"), "utf8"));
  const { messages } = await publint({ pkgDir, strict: true });
  for (const message of messages) {
    faults += 1;
    console.error(`${manifest.name}: ${formatMessage(message, manifest) ?? message.code}`);
  }
}
if (faults > 0) process.exit(1);
console.log("packages: nothing to mend");
