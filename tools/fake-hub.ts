// A hub to try `pinhole pull` on without the network: node --conditions=@pinhole/source tools/fake-hub.ts DIR [PORT]
// Every DIR/owner/name is a repository; the small decoders that come along with a model are added. Then: HF_ENDPOINT=http://127.0.0.1:PORT pinhole pull owner/name
import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import {
  type FakeRepository,
  readFakeRepository,
  startFakeHub,
  writeTinyVae,
} from "@pinhole/server/fake-hub";

const [folder, port = "7465"] = process.argv.slice(2);
if (folder === undefined) {
  console.error("Usage: fake-hub.ts DIR [PORT], where DIR/owner/name are the repositories");
  process.exit(2);
}
const root = resolve(folder);
for (const name of ["taesd", "taesdxl"]) {
  const decoder = join(root, "madebyollin", name);
  if (!existsSync(decoder)) await writeTinyVae(decoder);
}
const repositories = new Map<string, FakeRepository>();
for (const owner of listFolders(root)) {
  for (const name of listFolders(join(root, owner))) {
    repositories.set(`${owner}/${name}`, await readFakeRepository(join(root, owner, name)));
  }
}
const { endpoint } = await startFakeHub({ repositories, port: Number(port) });
console.log(`HF_ENDPOINT=${endpoint} has ${[...repositories.keys()].join(", ")}`);

function listFolders(parent: string): string[] {
  return readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}
