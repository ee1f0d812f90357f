import { cpuExact } from "../graph/cpu-exact.ts";
import { createGraph, type Graph } from "../graph/graph.ts";
import type { NetworkOptions } from "../sessions/open-network.ts";
import { selectWeights, type Weights } from "../weights/weights.ts";
import { createLazyNetwork, type LazyNetwork } from "./lazy-network.ts";
import { nameComponent, readComponentWeights, type WeightSource } from "./read-component-weights.ts";

/** One graph over a component's weights, or over a part of them. */
export interface NetworkPlan {
  build: (graph: Graph) => void;
  /** Which weights are its own; the last plan takes what is left, so that none goes unnoticed. */
  owns?: (name: string) => boolean;
}

/**
 * Builds a component's graphs and holds them against its files: a tensor too few, too many or of another shape is found
 * here, not while a picture is drawn. Nothing is opened.
 * @throws {CheckpointError}
 */
export async function loadNetworks(
  source: WeightSource,
  plans: readonly NetworkPlan[],
  options: NetworkOptions,
): Promise<LazyNetwork[]> {
  const weights = await readComponentWeights(source);
  return await nameComponent(source.component, async () =>
    shareOut(weights, plans).map(({ build, own }) => {
      const graph = createGraph({ weights: own, profile: cpuExact });
      build(graph);
      return createLazyNetwork(source.component, graph.finish(), options);
    }),
  );
}

function shareOut(
  weights: Weights,
  plans: readonly NetworkPlan[],
): { build: NetworkPlan["build"]; own: Weights }[] {
  let left = weights;
  return plans.map(({ build, owns = () => true }) => {
    const own = selectWeights(left, owns);
    left = selectWeights(left, (name) => !owns(name));
    return { build, own };
  });
}
