import { createRequire } from "node:module";
import { join } from "node:path";

/** A network at work; milliseconds of {@link clock}. */
export interface NetworkRun {
  network: "text encoder" | "denoiser" | "decoder" | "other";
  begin: number;
  end: number;
}

/** Milliseconds since the machine started, alike in all processes. */
export function clock(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

interface Session {
  run: (this: Session, feeds: Readonly<Record<string, unknown>>, ...rest: unknown[]) => Promise<unknown>;
}

/** What a network is, by an input that no other has. */
const networkOf: Readonly<Record<string, NetworkRun["network"]>> = {
  ids: "text encoder",
  timestep: "denoiser",
  latents: "decoder",
};

/**
 * Tells of each run of a network in this process, from our call of ONNX Runtime to its answer.
 * @param runtime the folder that has it in `node_modules`, as the engine is given it
 */
export function watchNetworks(runtime: string, note: (run: NetworkRun) => void): void {
  const load = createRequire(join(runtime, "node_modules", "from-here.cjs"));
  const { InferenceSession } = load("onnxruntime-node") as { InferenceSession: { prototype: Session } };
  const { run } = InferenceSession.prototype;
  InferenceSession.prototype.run = async function timed(feeds, ...rest) {
    const begin = clock();
    const result = await run.call(this, feeds, ...rest);
    const known = Object.keys(feeds).find((name) => name in networkOf) ?? "";
    note({ network: networkOf[known] ?? "other", begin, end: clock() });
    return result;
  };
}
