import { existsSync, readFileSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { setImmediate, setTimeout as delay } from "node:timers/promises";
import type { PipelineRequest, PipelineResult, PipelineWatch } from "../pipelines/pipeline-request.ts";
import type { LoadOrder } from "./protocol.ts";
import { serveModel } from "./serve-model.ts";

// A model process whose model is a text file and whose drawings do what their prompt says, the bad things as well.

interface FakeModel {
  behaviour: string;
  weightBytes: number;
}

async function load({ directory, isMemoryTight }: LoadOrder): Promise<FakeModel> {
  const behaviour = readFileSync(join(directory, "model.txt"), "utf8");
  writeFileSync(join(directory, "pid"), String(process.pid));
  await misbehave(behaviour);
  return {
    behaviour: isMemoryTight ? `${behaviour}(tight)` : behaviour,
    weightBytes: Number(/^weighs (\d+)/.exec(behaviour)?.[1] ?? 0),
  };
}

async function run(
  model: FakeModel,
  request: PipelineRequest,
  watch: PipelineWatch,
): Promise<PipelineResult> {
  const { prompt, width, height, seeds } = request;
  const fill = (value: number) => new Uint8Array(width * height * 4).fill(value);
  await misbehave(prompt);
  if (prompt === "unsafe" && request.checkSafety) {
    throw Object.assign(new Error("refused"), { name: "UnsafePictureError" });
  }
  const steps = request.steps ?? 2;
  for (let step = 1; step <= steps; step += 1) {
    watch.signal.throwIfAborted();
    if (prompt.startsWith("seen ") && step > 1) await blockUntilSeen(prompt.slice("seen ".length));
    else if (prompt.startsWith("blocked ")) block(Number(prompt.split(" ")[1]));
    else await delay(5);
    watch.onStep({ step, steps, seconds: 0.005 });
    if (step <= request.previews) {
      await watch.onPreview({
        pictureIndex: 0,
        previewIndex: step - 1,
        image: { width, height, data: fill(step) },
      });
    }
  }
  const { initImage, mask, ...told } = request;
  const shapes = { initImage: initImage && sizeOf(initImage), mask: mask && sizeOf(mask) };
  const own = [model.behaviour, process.pid, process.env["ORT_DISABLE_TELEMETRY"]].join(" ");
  return {
    images: seeds.map((seed) => ({ width, height, data: fill(seed % 256) })),
    warnings: [
      { option: "prompt", message: prompt === "environment" ? Object.keys(process.env).join(" ") : own },
      { option: "request", message: JSON.stringify({ ...told, ...shapes }) },
    ],
    used: { steps, scheduler: "euler", guidanceScale: 0, seconds: 0.01 },
  };
}

function sizeOf({ width, height, data }: { width: number; height: number; data: Uint8Array }): string {
  return `${width}x${height} ${data.length}`;
}

async function misbehave(text: string): Promise<void> {
  const [what, how] = text.split(" ");
  if (what === "say") writeSync(2, `${"much ".repeat(20_000)}\u001B[1;31mlast words\u001B[m\n`);
  if (what === "say") return await misbehave(text.slice("say ".length));
  if (what === "signal") process.kill(process.pid, how);
  if (what === "signal") await delay(10_000);
  if (what === "exit") process.exit(Number(how));
  if (what === "exhaust") throw damaged();
  if (what === "throw") throw new RangeError(text, { cause: new TypeError("an older fault") });
  if (what === "circle") throw pointingAtItself();
  if (what === "hang") await delay(Number(how));
  if (what === "until") while (!existsSync(how ?? "")) await delay(5);
}

/** What opening a network without memory for it looks like. */
function damaged(): Error {
  const cause = new Error("Failed to allocate memory for requested buffer of size 640000000000");
  return Object.assign(new Error("its files may be damaged", { cause }), { name: "CheckpointError" });
}

function pointingAtItself(): Error {
  const error = new Error("round and round");
  return Object.assign(error, { cause: error });
}

/** Computes without ever coming back to the event loop, as the inference engine does. */
function block(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

/** As the inference engine runs: one turn of the event loop, then none until it is done. */
async function blockUntilSeen(path: string): Promise<void> {
  await setImmediate();
  const end = performance.now() + 10_000;
  while (!existsSync(path)) if (performance.now() > end) throw new Error("Nobody saw the preview.");
}

serveModel({ load, run });
