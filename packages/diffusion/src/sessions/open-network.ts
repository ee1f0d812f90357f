import type { InferenceSession, Tensor as RuntimeTensor } from "onnxruntime-common";
import type { BuiltGraph } from "../graph/graph.ts";
import type { IdTensor, Tensor } from "../tensors/tensor.ts";
import { loadOnnxRuntime } from "./onnx-runtime.ts";

export interface NetworkOptions {
  /** The folder that has onnxruntime-node in its `node_modules`. */
  runtime: string;
  /** Physical cores do best. */
  threads: number;
  /** Writes a timeline to a file that begins with this path, when the network is released; for measurements. */
  profileTo?: string;
}

/** A network that is loaded and can be run. */
export interface Network {
  /**
   * Runs it once, from named inputs to its outputs by name: to all, or to those of `only`. Blocks the thread: the
   * inference engine has no other way.
   * @throws {Error} of the inference engine, with the input's name, when a shape does not fit
   */
  run(
    inputs: Readonly<Record<string, Tensor | IdTensor>>,
    only?: readonly string[],
  ): Promise<Record<string, Tensor>>;
  /** Gives the memory back. */
  release(): Promise<void>;
}

/** Opens a built graph over the weights in its files. Blocks the thread while the weights are read. */
export async function openNetwork(built: BuiltGraph, options: NetworkOptions): Promise<Network> {
  const ort = loadOnnxRuntime(options.runtime);
  const session = await ort.InferenceSession.create(built.bytes, sessionOptions(built, options));
  const toRuntime = ({ data, dims }: Tensor | IdTensor): RuntimeTensor =>
    data instanceof Float32Array
      ? new ort.Tensor("float32", data, dims)
      : new ort.Tensor("int32", data, dims);
  return {
    async run(inputs, only) {
      const feeds = Object.entries(inputs).map(([name, tensor]) => [name, toRuntime(tensor)] as const);
      const results = await (only
        ? session.run(Object.fromEntries(feeds), only)
        : session.run(Object.fromEntries(feeds)));
      return Object.fromEntries(
        Object.entries(results).map(([name, result]) => [name, fromRuntime(name, result)]),
      );
    },
    async release() {
      if (options.profileTo) session.endProfiling();
      await session.release();
    },
  };
}

function fromRuntime(name: string, { data, dims }: RuntimeTensor): Tensor {
  if (!(data instanceof Float32Array))
    throw new TypeError(`the network gave ${name} as something else than floats`);
  return { dims, data };
}

function sessionOptions(
  { externalFolder }: BuiltGraph,
  { threads, profileTo }: NetworkOptions,
): InferenceSession.SessionOptions {
  return {
    executionProviders: ["cpu"],
    graphOptimizationLevel: "all",
    executionMode: "sequential",
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    // A plan of the memory for each size of picture, which is kept: up to a gigabyte more, and no quicker.
    enableMemPattern: false,
    // Errors are thrown; nobody needs them printed as well.
    logSeverityLevel: 4,
    ...(profileTo && { enableProfiling: true, profileFilePrefix: profileTo }),
    extra: {
      session: {
        // Several networks are open at once; threads that wait by spinning would take cores from the one that runs.
        force_spinning_stop: "1",
        set_denormal_as_zero: "1",
        ...(externalFolder && { model_external_initializers_file_folder_path: externalFolder }),
      },
    },
  };
}
