import { execFileSync } from "node:child_process";
import type OpenAI from "openai";
import { onTestFinished, vi } from "vitest";
import { decodePicture } from "./pictures.ts";
import type { SpawnedServer } from "./spawn-pinhole.ts";

type Generation = Parameters<OpenAI["images"]["generate"]>[0] & Record<string, unknown>;

/** A request of the options that only our models take. */
export function asked(more: Record<string, unknown> = {}): Generation & { stream?: false } {
  const request = {
    model: "tiny/classic",
    prompt: "a fox under a full moon",
    size: "96x64",
    seed: 7,
    steps: 2,
  };
  return { ...request, response_format: "b64_json", ...more };
}

/** A picture of an answer, in pixels. */
export async function pictureOf(answer: unknown, at = 0) {
  const { data = [] } = answer as { data?: { b64_json?: string }[] };
  return await decodePicture(Buffer.from(data[at]?.b64_json ?? "", "base64"));
}

/** What `pinhole ps` lists. */
export async function loadedModels({ baseUrl }: SpawnedServer): Promise<{ id: string; drawing: boolean }[]> {
  const answer = await fetch(`${baseUrl}/engines`);
  const { data } = (await answer.json()) as { data: { id: string; drawing: boolean }[] };
  return data;
}

/** Resolves once a model of the server draws, or once none does. */
export async function untilDrawing(server: SpawnedServer, drawing = true): Promise<void> {
  await vi.waitUntil(async () => (await loadedModels(server)).some((model) => model.drawing) === drawing, {
    timeout: 30_000,
  });
}

export interface SlowDrawing {
  /** Its end: the answer, or the error. */
  drawing: Promise<unknown>;
  controller: AbortController;
}

/** Asks for a picture that takes long, and waits until it is being drawn; it ends with the test at the latest. */
export async function drawSlowly(
  client: OpenAI,
  { server, ...more }: { server: SpawnedServer } & Record<string, unknown>,
): Promise<SlowDrawing> {
  const controller = new AbortController();
  onTestFinished(() => controller.abort());
  const drawing = client.images
    .generate(asked({ steps: 900, size: "256x256", ...more }), { signal: controller.signal })
    .catch((error: unknown) => error);
  await untilDrawing(server);
  return { drawing, controller };
}

/** Processes that hold a model of this server. */
export function modelProcesses({ child }: SpawnedServer): number[] {
  const found = execFileSync("sh", ["-c", `pgrep -P ${child.pid} -f model-program || true`]).toString();
  return found.split("\n").filter(Boolean).map(Number);
}

/** Resolves once none of these processes is left. */
export async function untilGone(pids: readonly number[]): Promise<void> {
  await vi.waitUntil(() => !pids.some(isAlive), { timeout: 30_000 });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
