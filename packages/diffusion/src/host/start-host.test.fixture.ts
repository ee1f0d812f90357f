import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished, vi } from "vitest";
import type { PipelineResult } from "../pipelines/pipeline-request.ts";
import { createEngineHost, type EngineHost, type EngineHostOptions } from "./engine-host.ts";
import type { HostedModel } from "./hosted-model.ts";

const program = new URL("./fake-program.test.fixture.ts", import.meta.url);
export const gigabyte = 2 ** 30;

/** A host of fake programs on a machine of 8 GiB, closed when the test ends. */
export function startHost(options: Partial<EngineHostOptions> = {}): EngineHost {
  const host = createEngineHost({
    runtime: "/nowhere",
    threads: 1,
    idleUnloadMs: 60_000,
    program,
    measure: () => ({ totalBytes: 8 * gigabyte, freeBytes: 8 * gigabyte }),
    ...options,
  });
  onTestFinished(() => host.close());
  return host;
}

/** A model whose process behaves as it says when it is loaded. */
export async function makeModel(name: string, behaviour = name): Promise<HostedModel> {
  const folder = await mkdtemp(join(tmpdir(), "pinhole-host-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const directory = join(folder, name);
  await mkdir(directory);
  await writeFile(join(directory, "model.txt"), behaviour);
  return { name, directory, weightBytes: gigabyte };
}

/** A busy machine takes seconds to start a process. */
export const patient = { timeout: 20_000 };

/** The process that loads the model, as soon as there is one. */
export async function loadingPid({ directory }: HostedModel): Promise<number> {
  return await vi.waitFor(async () => {
    const text = await readFile(join(directory, "pid"), "utf8");
    // A file that is not written yet is no number, least of all 0: that would be everybody.
    if (!/^\d+$/.test(text)) throw new Error("There is no process yet.");
    return Number(text);
  }, patient);
}

/** The process that drew it. */
export const pidOf = ({ warnings }: PipelineResult): number => Number(warnings[0]?.message.split(" ")[1]);
