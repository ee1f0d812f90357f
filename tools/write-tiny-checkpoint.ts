// Writes a complete checkpoint of a few megabytes, with deterministic weights, to try things on:
//   node --conditions=@pinhole/source tools/write-tiny-checkpoint.ts turbo DIRECTORY [--half] [--shards 2] [--old-names]
import { parseArgs } from "node:util";
import { tinyKinds, writeTinyCheckpoint } from "@pinhole/diffusion/tiny-checkpoint";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    half: { type: "boolean", default: false },
    shards: { type: "string", default: "1" },
    "old-names": { type: "boolean", default: false },
  },
});
const [wanted, directory] = positionals;
const kind = tinyKinds.find((name) => name === wanted);
if (kind === undefined || directory === undefined) {
  console.error(`usage: write-tiny-checkpoint.ts KIND DIRECTORY; kinds are ${tinyKinds.join(", ")}`);
  process.exit(2);
}
await writeTinyCheckpoint(directory, {
  kind,
  type: values.half ? "F16" : "F32",
  variant: values.half,
  shards: Number(values.shards),
  oldNames: values["old-names"],
});
console.log(`${directory} holds a tiny ${kind}`);
