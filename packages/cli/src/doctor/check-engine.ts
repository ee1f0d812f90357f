import type { Finding } from "./finding.ts";

/** Draws a picture with lettering through the whole way: engine, rasteriser, fonts, encoder. */
export async function checkEngine(): Promise<Finding[]> {
  const started = performance.now();
  const { createLocalDrawer } = await import("../draw/local-drawer.ts");
  const drawer = await createLocalDrawer({ strict: false });
  try {
    const params = { model: "sketch", prompt: 'a sign that says "OK"', size: "256x256", seed: 1 };
    const { answer, pictures } = await drawer.draw(
      { operation: "createImage", params, images: [] },
      { signal: AbortSignal.timeout(30_000), onUnfinished: async () => undefined, onStep: () => undefined },
    );
    const took = `${((performance.now() - started) / 1000).toFixed(1)} s`;
    const [picture] = pictures;
    const drew = answer.data[0]?.revised_prompt ?? "";
    return [
      { name: "Sketch", state: "ok", message: `drew a picture of ${picture?.length ?? 0} bytes in ${took}` },
      /lettering|letters/i.test(drew.split("Not drawn:")[1] ?? "")
        ? { name: "Fonts", state: "fault", message: "letters cannot be drawn", fix: "Install Pinhole again." }
        : { name: "Fonts", state: "ok", message: "letters are drawn in the fonts that come with Pinhole" },
    ];
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const fix = "Install again with optional dependencies: npm install --include=optional";
    return [{ name: "Sketch", state: "fault", message: `cannot draw: ${message}`, fix }];
  } finally {
    await drawer.close();
  }
}
