import { halfLogSnr, type NoiseLevel } from "./clean-latents.ts";
import { difference, f32, weightedSum } from "./float32.ts";

/** From one noise level to the next, with what is known of those before. */
interface Move {
  to: NoiseLevel;
  /** Where the move starts, and as many levels before as there are results: the newest first. */
  visited: readonly NoiseLevel[];
  isStochastic: boolean;
  /** Whether the second order takes the slope at the middle of the move; else over all of it ("heun"). */
  isMidpoint: boolean;
}

type Term = readonly [weight: number, values: Float32Array];

/**
 * The terms whose sum is the latents after one move of DPM-Solver++ or of its stochastic form (both Lu et al. 2022):
 * the clean latents, their slope and its change over the half logarithm of the signal-to-noise ratio, each integrated
 * over the move.
 * @param results clean latents seen at the visited levels: 1 to 3, the order of the move
 * @returns the terms, and how much fresh noise goes on top where the move is stochastic
 */
export function dpmSolverTerms(
  { to, visited, isStochastic, isMidpoint }: Move,
  { start, results }: { start: Float32Array; results: readonly Float32Array[] },
): { terms: Term[]; deviation: number } {
  const [from = to] = visited;
  const length = f32(halfLogSnr(to) - halfLogSnr(from));
  // A stochastic move forgets twice as much of where it started.
  const reach = isStochastic ? f32(2 * length) : length;
  const forgotten = f32(1 - f32(Math.exp(-reach)));
  const kept = f32(to.sigma / from.sigma);
  const terms: Term[] = [
    [isStochastic ? f32(kept * f32(Math.exp(-length))) : kept, start],
    [f32(to.alpha * forgotten), results[0] ?? start],
  ];
  const deviation = f32(to.sigma * f32(Math.sqrt(forgotten)));
  const { slope, bend } = slopesOf(visited, results, length);
  if (slope) {
    const atMiddle = isMidpoint && !bend;
    const share = atMiddle ? f32(0.5 * forgotten) : f32(1 - f32(forgotten / reach));
    terms.push([f32(to.alpha * share), slope]);
  }
  if (bend) {
    const rest = f32(f32(reach - forgotten) / f32(reach * reach));
    // The half would be added in both; diffusers takes it away where the move is stochastic.
    terms.push([f32(to.alpha * f32((isStochastic ? -0.5 : 0.5) - rest)), bend]);
  }
  return { terms, deviation };
}

/** First and second divided differences of the results, in units of the move's length. */
function slopesOf(
  visited: readonly NoiseLevel[],
  results: readonly Float32Array[],
  length: number,
): { slope?: Float32Array; bend?: Float32Array } {
  const [newest, before, oldest] = results;
  const distance = (back: number): number => {
    const [later, earlier] = [visited[back], visited[back + 1]];
    return later && earlier ? f32(f32(halfLogSnr(later) - halfLogSnr(earlier)) / length) : 1;
  };
  if (!newest || !before || length === 0) return {};
  const near = weightedSum([f32(1 / distance(0)), difference(newest, before)]);
  if (!oldest) return { slope: near };
  const far = weightedSum([f32(1 / distance(1)), difference(before, oldest)]);
  const both = f32(distance(0) + distance(1));
  const turn = difference(near, far);
  return {
    slope: weightedSum([1, near], [f32(distance(0) / both), turn]),
    bend: weightedSum([f32(1 / both), turn]),
  };
}
