import type { BuiltGraph } from "../graph/graph.ts";
import { type Network, type NetworkOptions, openNetwork } from "../sessions/open-network.ts";
import { CheckpointError } from "./checkpoint-error.ts";

/** A network that is opened when it is first run, and again after it was released. */
export interface LazyNetwork extends Network {
  /** Opens it before it is run; at once where it is open. */
  open(): Promise<void>;
  readonly isOpen: boolean;
  /** What its weights take once it is open: {@link BuiltGraph.residentBytes}. */
  readonly residentBytes: number;
}

/** @param component for messages: `unet`, `vae` */
export function createLazyNetwork(
  component: string,
  built: BuiltGraph,
  options: NetworkOptions,
): LazyNetwork {
  let opened: Promise<Network> | undefined;
  const ensureOpen = (): Promise<Network> => {
    opened ??= openNetwork(built, options).catch((cause: unknown) => {
      opened = undefined;
      throw explain(component, cause);
    });
    return opened;
  };
  return {
    get isOpen() {
      return opened !== undefined;
    },
    residentBytes: built.residentBytes,
    async open() {
      await ensureOpen();
    },
    run: async (inputs, only) => await (await ensureOpen()).run(inputs, only),
    async release() {
      const network = await opened;
      opened = undefined;
      await network?.release();
    },
  };
}

/** The engine's own words hold the folder's path: they stay in the cause. */
function explain(component: string, cause: unknown): unknown {
  if (!(cause instanceof Error) || cause.name === "RuntimeMissingError") return cause;
  const isMissing = /no such file|does not exist|cannot find|failed to open|open file/i.test(cause.message);
  const trouble = isMissing
    ? "its weights are gone since the model was loaded"
    : "the inference engine cannot open it; its files may be damaged or may have changed since the model was loaded";
  return new CheckpointError(component, trouble, { cause });
}
