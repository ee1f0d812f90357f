import type { Graph, Value } from "../graph/graph.ts";
import type { ClipVisionConfig } from "../models/clip-config.ts";
import type { Tensor } from "../tensors/tensor.ts";
import { embedImage } from "./clip-vision.ts";

/** Numbers of concepts of the one checker there is (CompVis/stable-diffusion-safety-checker). */
const concepts = 17;
const specialConcepts = 3;
/** torch.nn.functional.normalize. */
const smallestNorm = 1e-12;
/** Added to every score of a picture that comes near a special concept. */
const specialAdjustment = 0.01;

/**
 * The safety checker: how near a picture comes to each concept, and how near is too near.
 *
 * In: `pixels` `[batch, 3, imageSize, imageSize]`, normalised. Out: `concept_cosines` `[batch, 17]`, `special_cosines`
 * `[batch, 3]`, and from the file `concept_limits` `[17]`, `special_limits` `[3]`.
 * Source: huggingface/diffusers, pipelines/stable_diffusion/safety_checker.py.
 */
export function buildSafetyChecker(graph: Graph, config: ClipVisionConfig): void {
  const image = normalise(graph, embedImage(graph, config));
  const width = config.projectionDim;
  const cosines = (name: string, count: number): Value => {
    const known = normalise(graph, graph.weight(name, [count, width]));
    return graph.op("MatMul", [image, graph.op("Transpose", [known], { perm: [1, 0] })]);
  };
  graph.output("special_cosines", cosines("special_care_embeds", specialConcepts));
  graph.output("concept_cosines", cosines("concept_embeds", concepts));
  graph.output("special_limits", graph.weight("special_care_embeds_weights", [specialConcepts]));
  graph.output("concept_limits", graph.weight("concept_embeds_weights", [concepts]));
}

/** Rows of length 1. */
function normalise(graph: Graph, x: Value): Value {
  const length = graph.op("ReduceL2", [x, graph.integers([-1])], { keepdims: 1 });
  return graph.op("Div", [x, graph.op("Max", [length, graph.constant([smallestNorm], [])])]);
}

/** What {@link buildSafetyChecker}'s network gives. */
export interface SafetyScores {
  specialCosines: Tensor;
  conceptCosines: Tensor;
  specialLimits: Tensor;
  conceptLimits: Tensor;
}

/**
 * Whether each picture is unsafe, as diffusers decides it: scores rounded to three decimals in 32-bit floats, and a hit
 * of a special concept makes those that follow it stricter.
 */
export function findUnsafe(scores: SafetyScores): boolean[] {
  const { specialCosines, conceptCosines, specialLimits, conceptLimits } = scores;
  const [pictures = 0] = conceptCosines.dims;
  return Array.from({ length: pictures }, (_, picture) => {
    let adjustment = 0;
    for (const [concept, limit] of specialLimits.data.entries()) {
      const cosine = specialCosines.data[picture * specialLimits.data.length + concept] ?? 0;
      if (exceeds(cosine, limit, adjustment)) adjustment = specialAdjustment;
    }
    return conceptLimits.data.some((limit, concept) => {
      const cosine = conceptCosines.data[picture * conceptLimits.data.length + concept] ?? 0;
      return exceeds(cosine, limit, adjustment);
    });
  });
}

/**
 * round(cosine - limit + adjustment, 3) > 0 in float32; halves round to even, so half a thousandth is nothing. What is no
 * number does: a damaged checker lets nothing pass.
 */
function exceeds(cosine: number, limit: number, adjustment: number): boolean {
  const score = Math.fround(Math.fround(cosine - limit) + Math.fround(adjustment));
  return !(Math.fround(score * 1000) <= 0.5);
}
