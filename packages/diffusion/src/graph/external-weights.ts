import { countParameters, type StoredTensor, type StoredType, type Weights } from "../weights/weights.ts";
import { WeightsError } from "../weights/weights-error.ts";

/** A weight of a graph: where it lies, and what becomes of it when the network is opened. */
export interface ExternalWeight extends StoredTensor {
  /** Read where it lies at each run; otherwise the inference engine rearranges it once, in memory of its own. */
  inPlace: boolean;
  /** As how many numbers each is kept, when rearranged. */
  times: number;
}

/** The weights a network asks for, held against those of the files. */
export interface ExternalWeights {
  /** Every weight asked for so far, with its shape. */
  readonly declared: ReadonlyMap<string, readonly number[]>;
  /**
   * Once for each name.
   * @throws {WeightsError} when the file has no such tensor, another shape, or it was taken before
   */
  take(name: string, shape: readonly number[]): ExternalWeight;
  /** The same in `count` equal parts, cut along the first axis. */
  takeParts(name: string, shape: readonly number[], count: number): ExternalWeight[];
  /** @throws {WeightsError} naming tensors of the files that nobody took */
  finish(): ExternalWeight[];
}

/** @param weights of the files; left out, shapes are only declared */
export function createExternalWeights(weights: Weights | undefined): ExternalWeights {
  const declared = new Map<string, readonly number[]>();
  const taken: ExternalWeight[] = [];

  function find(name: string, shape: readonly number[]): StoredTensor {
    if (declared.has(name)) throw new WeightsError(`the network asks for ${name} twice`);
    declared.set(name, shape);
    if (!weights) return { name, type: "F32", shape, file: "", offset: 0, length: 0 };
    const stored = weights.get(name);
    if (!stored) throw new WeightsError(`the weights have no ${name} (${shape.join(" x ")})`);
    if (stored.shape.join() === shape.join()) return stored;
    throw new WeightsError(
      `${name} is ${stored.shape.join(" x ")} in the file, but the configuration makes it ${shape.join(" x ")}`,
    );
  }

  function keep(stored: StoredTensor): ExternalWeight {
    const weight = { ...stored, inPlace: false, times: 1 };
    taken.push(weight);
    return weight;
  }

  return {
    declared,
    take: (name, shape) => keep(find(name, shape)),
    takeParts(name, shape, count) {
      const stored = find(name, shape);
      return Array.from({ length: count }, (_, index) => keep(cutTensor(stored, index, count)));
    },
    finish() {
      const unused = [...(weights?.keys() ?? [])].filter((name) => !declared.has(name));
      if (unused.length === 0) return taken;
      const more = unused.length > 5 ? `, and ${unused.length - 5} more` : "";
      const some = unused.slice(0, 5).join(", ") + more;
      throw new WeightsError(`the configuration has no place for these weights of the file: ${some}`);
    },
  };
}

const bytesPerNumber: Record<StoredType, number> = { F32: 4, F16: 2, BF16: 2 };

/** Memory that weights take once the network is open: as in their files where they stay there, or 32 bits a number. */
export function countResidentBytes(weights: readonly ExternalWeight[]): number {
  const bytes = weights.map(
    ({ inPlace, type, times, shape }) =>
      countParameters([{ shape }]) * (inPlace ? bytesPerNumber[type] : 4 * times),
  );
  return Math.round(bytes.reduce((sum, each) => sum + each, 0));
}

function cutTensor(stored: StoredTensor, index: number, count: number): StoredTensor {
  const [rows = 0, ...rest] = stored.shape;
  if (rows % count !== 0)
    throw new WeightsError(`${stored.name} has ${rows} rows, which ${count} parts do not share`);
  const length = stored.length / count;
  return {
    ...stored,
    name: `${stored.name}#${index}`,
    shape: [rows / count, ...rest],
    offset: stored.offset + index * length,
    length,
  };
}
