/** Prints the last column of `glyph-names.ts` for the glyphs named: where the art lies on its grid, and its commonest colour. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Resvg } from "@resvg/resvg-js";

const require = createRequire(import.meta.url);
const file = require.resolve("@iconify-json/fluent-emoji-flat/icons.json");
const { icons }: { icons: Record<string, { body: string }> } = JSON.parse(readFileSync(file, "utf8"));

function commonest(pixels: Uint8Array): string {
  const counts = new Map<string, number>();
  for (let at = 0; at < pixels.length; at += 4) {
    if (pixels[at + 3] !== 255) continue;
    const hex = Buffer.from(pixels.subarray(at, at + 3)).toString("hex");
    counts.set(hex, (counts.get(hex) ?? 0) + 1);
  }
  const [first] = [...counts].toSorted(([, one], [, other]) => other - one);
  return `#${first?.[0] ?? "000000"}`;
}

for (const name of process.argv.slice(2)) {
  const body = icons[name]?.body;
  const drawn = new Resvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64" viewBox="0 0 32 32">${body ?? ""}</svg>`,
  );
  const frame = drawn.getBBox();
  const sides = [frame?.x, frame?.y, frame?.width, frame?.height].map((side) =>
    Number((side ?? 0).toFixed(2)),
  );
  console.log(
    body ? `${name}: ${sides.join(" ")} ${commonest(drawn.render().pixels)}` : `${name}: not in the set`,
  );
}
