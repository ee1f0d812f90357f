import { randomInt } from "node:crypto";
import { families, parseRequest, resolveSize } from "@pinhole/contract";
import { planScene, sceneSvg } from "@pinhole/sketch";
import type { DrawFlags } from "../options/draw-flags.ts";
import { chooseTarget } from "../output/choose-target.ts";
import { note, print, styled } from "../terminal.ts";
import { UsageError } from "../usage-error.ts";

const sketch = "sketch";

/**
 * Prints the scene `sketch` would draw for a request, one JSON document a picture; with an `.svg` to write to, its
 * vector picture as well.
 * @throws {ApiError} for a request that would be refused
 */
export async function explainPrompt(params: Record<string, unknown>, flags: DrawFlags): Promise<void> {
  const { model = sketch } = params;
  if (model !== sketch) throw new UsageError("--explain is about the built-in engine: leave --model out.");
  if (flags.output !== undefined && !/\.svg$/i.test(flags.output)) {
    throw new UsageError("--explain draws nothing: leave -o out, or give it a name that ends in .svg.");
  }
  const { request } = parseRequest(
    "createImage",
    { kind: "json", value: { ...params, model } },
    {
      mode: flags.strict ? "strict" : "compatible",
      ownModels: [sketch],
      today: new Date().toISOString().slice(0, 10),
    },
  );
  const { prompt, count, background, style: tone } = request;
  const size = resolveSize(request.size, families.open);
  const seed = request.seed ?? randomInt(2 ** 32);
  const frame = { ...size, transparent: background === "transparent", tone };
  const scenes = Array.from({ length: count }, (_, index) =>
    planScene(prompt, { ...frame, seed: (seed + index) % 2 ** 32 }),
  );
  for (const scene of scenes) print(JSON.stringify(scene, undefined, 2));
  if (flags.output === undefined) return;
  const target = await chooseTarget(flags.output, "scene");
  for (const [index, scene] of scenes.entries()) {
    const svg = sceneSvg(scene, { transparent: frame.transparent });
    const suffix = count > 1 ? `-${index + 1}` : "";
    const path = await target.write(Buffer.from(svg), { suffix, ending: "svg" });
    if (!flags.quiet) note(styled("dim", `written: ${path}`));
  }
}
